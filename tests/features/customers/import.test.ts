import { afterEach, beforeEach, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { ImportFile } from '../../../src-main/features/customers/contract'
import { routerInput } from '../../support/router-shop'
import { refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'
import { pppoe } from '../catalog/inputs'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
  await shop.api.catalog.createPackage({ ...pppoe(), requestId: requestId() })
  await shop.api.routers.save({ id: null, router: routerInput(1), requestId: requestId() })
})
afterEach(() => shop.close())

const file = (text: string | Buffer, name = 'pelanggan.csv'): ImportFile => ({
  name,
  content: Buffer.from(text).toString('base64'),
  mapping: null,
  packageId: null,
  routerId: null,
})

const preview = (input: ImportFile) => shop.api.customers.importPreview(input)
const apply = (input: ImportFile) => shop.api.customers.importApply({ ...input, requestId: requestId() })
const everybody = async () =>
  (await shop.api.customers.list({ filter: { sort: 'newest' } as never, after: null, limit: 200 })).rows

test('impor CSV: kolom Indonesia dikenali, rumus tetap teks, nomor ganda diperingatkan, aksara apa pun selamat', async () => {
  const input = file(
    [
      'Nama Pelanggan;No. HP;Alamat Lengkap;Area;Paket;Username;Tgl Tagih;Harga;Koordinat',
      '=HYPERLINK("http://jahat");0812 3456 7890;"Jl. Mawar; No. 2";RT 03;family 10 mbps;budi;5;140.000;-7.79558,110.36949',
      'Siti ゆき;6281234567890;Jl. Melati;rt 03;Family 10 Mbps;siti;31;;',
      'محمد علي;;;;;;;;',
      ';081;;;Paket Hantu;;;;',
      'Joko;0857-1111-2222;;;Family 10 Mbps;siti;;;',
    ].join('\r\n'),
  )
  const seen = await preview(input)
  expect(seen.mapping).toMatchObject({
    name: 0,
    phone: 1,
    address: 2,
    area: 3,
    package: 4,
    username: 5,
    billingDay: 6,
    price: 7,
    place: 8,
  })
  expect(seen.counts).toEqual({ new: 3, known: 0, conflict: 1, error: 1, warned: 2, services: 2 })
  expect(seen.newAreas).toEqual(['rt 03'])
  expect(seen.rows.map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, 'new'],
    [3, 'new'],
    [4, 'new'],
    [5, 'error'],
    [6, 'conflict'],
  ])
  expect(seen.rows[1]?.warnings.join(' ')).toContain(
    'Nomor 081234567890 juga milik =HYPERLINK("http://jahat") (baris 2).',
  )
  expect(seen.rows[3]?.reasons).toEqual([
    'Namanya kosong.',
    'Paket "Paket Hantu" tidak ada di Katalog.',
    'Nomor HP "081" tidak dikenal.',
  ])
  expect(seen.rows[4]?.reasons).toEqual(['Username siti sudah dipakai Siti ゆき (baris 3).'])

  expect(await apply(input)).toEqual({ customers: 3, subscriptions: 2, areas: 1, skipped: 2 })
  const rows = await everybody()
  expect(rows.map(({ name }) => name)).toEqual(['محمد علي', 'Siti ゆき', '=HYPERLINK("http://jahat")'])
  expect(rows[2]).toMatchObject({ phone: '6281234567890', areaName: 'RT 03', monthly: 140_000 })
  const [service] = await shop.api.subscriptions.of({ customerId: rows[1]?.id ?? '' })
  expect(service).toMatchObject({ billingDay: 28, billedUntil: '2026-11-21', ownPrice: null, provision: 'waiting' })
  expect((await shop.api.customers.search({ search: 'محمد' })).length).toBe(1)

  const again = await preview(input)
  expect(again.counts).toMatchObject({ new: 0, known: 3, conflict: 1, error: 1 })
  expect(await apply(input)).toEqual({ customers: 0, subscriptions: 0, areas: 0, skipped: 5 })
})

test('ekspor lalu impor lagi: rumus aman di CSV dan kembali sebagai teks yang sama', async () => {
  await apply(file('nama,hp\n"=1+1",081211112222\n'))
  let text = ''
  for await (const piece of await shop.api.customers.export({ filter: {} as never, format: 'csv' })) text += piece.text
  expect(text).toContain(`"'=1+1"`)
  const seen = await preview(file(text))
  expect(seen.rows.map(({ verdict, name }) => [verdict, name])).toEqual([['known', '=1+1']])
  const pieces: string[] = []
  for await (const piece of await shop.api.customers.export({ filter: {} as never, format: 'xlsx' }))
    pieces.push(piece.text)
  const back = await preview(file(Buffer.from(pieces.join(''), 'base64'), 'pelanggan.xlsx'))
  expect(back.rows.map(({ verdict, name }) => [verdict, name])).toEqual([['known', '=1+1']])
})

test('impor XLSX: angka menjadi nomor HP, tanggal menjadi tanggal, dan pelanggan lama tidak ditagih mundur', async () => {
  const xlsx = await writeExcelFile([
    [{ value: 'Name' }, { value: 'Phone' }, { value: 'Package' }, { value: 'PPPoE User' }, { value: 'Start Date' }],
    [
      { value: 'Andi' },
      { value: 81234567890, type: Number },
      { value: 'Family 10 Mbps' },
      { value: 'andi' },
      { value: new Date(Date.UTC(2023, 0, 31)), type: Date, format: 'dd/mm/yyyy' },
    ],
  ]).toBuffer()
  expect(await apply(file(xlsx, 'data.xlsx'))).toMatchObject({ customers: 1, subscriptions: 1 })
  const [row] = await everybody()
  expect(row).toMatchObject({ name: 'Andi', phone: '6281234567890' })
  const [service] = await shop.api.subscriptions.of({ customerId: row?.id ?? '' })
  expect(service).toMatchObject({ startDay: '2023-01-31', billingDay: 28, billedUntil: '2026-11-28' })
})

test('kolom dapat dipetakan dengan tangan, dan berkas yang bukan tabel ditolak dengan kalimat', async () => {
  const input = file('A,B\nBudi,0812 1111 2222\n')
  expect((await preview(input)).counts).toMatchObject({ error: 1 })
  expect((await preview({ ...input, mapping: { name: 0, phone: 1 } })).counts).toMatchObject({ new: 1 })
  expect(await refusal(preview(file('')))).toMatchObject({ code: 'IMPORT_EMPTY' })
  expect(await refusal(preview(file('PK\u0003\u0004bukan zip', 'x.xlsx')))).toMatchObject({ code: 'IMPORT_UNREADABLE' })
  expect(await refusal(preview(file('\0\0\0', 'x.csv')))).toMatchObject({ code: 'IMPORT_UNREADABLE' })
})

test('nama yang sama saja tidak menyatukan dua orang', async () => {
  await apply(file('nama,alamat\nBudi,Jl. A\n'))
  expect((await preview(file('nama,alamat\nBudi,Jl. B\n'))).counts).toMatchObject({ new: 1, known: 0 })
})
