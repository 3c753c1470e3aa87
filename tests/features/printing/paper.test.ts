// What comes out of the printer for a sale, and what it is called when it does not come out.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { refusedPort } from '../../support/fake-printers'
import { closeRouterShops } from '../../support/router-shop'
import { expectNoStrayErrors } from '../../support/stray-errors'
import { refusal, requestId, startTestApp } from '../../support/test-app'
import { actions, ownerApproval, policy, sell } from '../sales/till-shop'
import {
  closePrinters,
  drawerKicks,
  jobOf,
  lanProfile,
  openPaperShop,
  papers,
  strayBytes,
  untilState,
  wake,
} from './paper-shop'

expectNoStrayErrors()
afterEach(async () => {
  await closeRouterShops()
  await closePrinters()
})

const reprint = (shop: Awaited<ReturnType<typeof openPaperShop>>, saleId: string, secret?: string) =>
  (secret === undefined ? Promise.resolve(null) : ownerApproval(shop, secret)).then((approval) =>
    shop.api.sales.reprint({ saleId, approval, requestId: requestId() }),
  )

describe('struk', () => {
  test('keluar sekali, dengan kode, total dan kembalian; laci terbuka sekali karena tunai', async () => {
    const shop = await openPaperShop()
    const sale = await sell(shop, { payment: { received: 20_000 } })
    const job = await untilState(shop, sale.printJobId, 'printed')
    expect(job).toMatchObject({
      title: 'Struk VC-261121-0001',
      copyNumber: 1,
      printerName: 'Printer kasir',
      message: '',
    })
    const [paper = '', ...more] = papers(shop.printer)
    expect(more).toEqual([])
    expect(paper).toContain('WARKOP BANG JOKO')
    expect(paper).toContain([...(sale.vouchers[0]?.code ?? '')].join(' '))
    expect(paper).toMatch(/TOTAL +Rp5\.000\nTUNAI +Rp20\.000\nKEMBALI +Rp15\.000/)
    expect(paper).toContain('1 hari sejak login pertama')
    expect(paper).not.toContain('CETAK ULANG')
    expect(drawerKicks(shop.printer)).toBe(1)
    expect(strayBytes(shop.printer)).toBe(0)
  })

  test('pratinjau di layar sama dengan yang keluar di kertas', async () => {
    const shop = await openPaperShop()
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'printed')
    const { rows } = await shop.api.printing.job({ id: sale.printJobId ?? 0 })
    const onScreen = rows.flatMap((row) =>
      row.kind === 'text'
        ? [row.spans.map(({ text, size }) => (size === 'double' ? [...text].join(' ') : text)).join('')]
        : row.kind === 'qr'
          ? ['[QR]']
          : [],
    )
    const onPaper = papers(shop.printer)[0]?.split('\n') ?? []
    expect(onPaper.slice(0, onScreen.length)).toEqual(onScreen)
  })

  test('QRIS dan transfer tidak membuka laci', async () => {
    const shop = await openPaperShop()
    const sale = await sell(shop, { payment: { method: 'qris', reference: '8891' } })
    await untilState(shop, sale.printJobId, 'printed')
    expect(papers(shop.printer)[0]).toContain('Ref: 8891')
    expect(drawerKicks(shop.printer)).toBe(0)
  })

  test('dijual saat router mati: di struk tertulis aktif setelah router tersambung', async () => {
    const shop = await openPaperShop({ stock: 0 })
    await policy(shop, { offlineSale: 'sell' })
    await shop.router.unplug()
    await vi.waitFor(async () => expect((await shop.api.sales.tiles({})).tiles[0]?.canMakeNow).toBe(false))
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'printed')
    expect(papers(shop.printer)[0]).toContain('Aktif setelah router tersambung')
  })

  test('tanpa printer penjualan tetap jadi, dan pratinjaunya tetap ada', async () => {
    const shop = await openPaperShop()
    await shop.api.printing.removePrinter({ id: shop.printerId, requestId: requestId() })
    const sale = await sell(shop)
    expect(sale.printJobId).toBeNull()
    expect((await shop.api.sales.preview({ saleId: sale.id })).columns).toBe(32)
    expect(await refusal(reprint(shop, sale.id))).toMatchObject({ code: 'PRINTER_MISSING' })
  })
})

describe('printer bermasalah', () => {
  test('kertas habis: tertahan tanpa satu huruf pun keluar, lalu tercetak sendiri setelah kertas diisi', async () => {
    const shop = await openPaperShop({ printer: 'paper-out' })
    const sale = await sell(shop)
    const job = await untilState(shop, sale.printJobId, 'blocked')
    expect(job).toMatchObject({ message: 'Kertas habis.', isStale: false })
    expect(papers(shop.printer)).toEqual([])
    expect(await shop.api.printing.problems({})).toHaveLength(1)
    shop.printer.become('healthy')
    shop.clock.advance(6_000)
    wake(shop)
    await untilState(shop, sale.printJobId, 'printed')
    expect(papers(shop.printer)).toHaveLength(1)
  })

  test('laci tidak terbuka sendiri belakangan, saat kertas sudah diisi dan tidak ada orang', async () => {
    const shop = await openPaperShop({ printer: 'paper-out' })
    const first = await sell(shop)
    await untilState(shop, first.printJobId, 'blocked')
    const second = await sell(shop)
    const drawers = () =>
      shop.app.db.connection.prepare("select state from print_job where kind = 'drawer'").pluck().all()
    await vi.waitFor(() => expect(drawers()).toEqual(['failed', 'failed']))
    shop.clock.advance(60_000)
    shop.printer.become('healthy')
    wake(shop)
    await untilState(shop, second.printJobId, 'printed')
    expect(drawerKicks(shop.printer)).toBe(0)
    expect(await shop.api.printing.problems({})).toEqual([])
  })

  test('printer mati: dicoba lagi setelah 1, 3 dan 10 detik, lalu berhenti dan bilang', async () => {
    const shop = await openPaperShop()
    const profile = lanProfile(await refusedPort())
    await shop.api.printing.savePrinter({ id: shop.printerId, profile, requestId: requestId() })
    const sale = await sell(shop, { payment: { method: 'qris', reference: '1' } })
    const attempts = () =>
      shop.app.db.connection.prepare<[], { attempts: number }>('select attempts from print_job').get()?.attempts
    for (const [tried, wait] of [
      [1, 1_100],
      [2, 3_100],
      [3, 10_100],
    ] as const) {
      await vi.waitFor(() => expect(attempts()).toBe(tried))
      await untilState(shop, sale.printJobId, 'queued')
      shop.clock.advance(wait)
      wake(shop)
    }
    const job = await untilState(shop, sale.printJobId, 'failed')
    expect(attempts()).toBe(4)
    expect(job.message).toBe('Printer menolak sambungan.')
    expect((await shop.api.kendala.overview({})).prints).toMatchObject([
      { what: 'Struk VC-261121-0001', state: 'failed' },
    ])
  })

  test('alamat printer diperbaiki lalu Coba lagi: keluar sebagai struk asli di printer yang benar', async () => {
    const shop = await openPaperShop()
    await shop.api.printing.savePrinter({
      id: shop.printerId,
      profile: lanProfile(await refusedPort()),
      requestId: requestId(),
    })
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'queued')
    await shop.api.printing.savePrinter({
      id: shop.printerId,
      profile: lanProfile(shop.printer.port),
      requestId: requestId(),
    })
    expect(await reprint(shop, sale.id)).toEqual({ printJobId: sale.printJobId, copyNumber: 1 })
    await untilState(shop, sale.printJobId, 'printed')
    expect(papers(shop.printer)).toHaveLength(1)
    expect(papers(shop.printer)[0]).not.toContain('CETAK ULANG')
  })

  test('alamat printer diperbaiki saat struk masih menunggu: keluar sendiri di printer yang benar', async () => {
    const shop = await openPaperShop()
    const save = (port: number) =>
      shop.api.printing.savePrinter({ id: shop.printerId, profile: lanProfile(port), requestId: requestId() })
    await save(await refusedPort())
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'queued')
    await save(shop.printer.port)
    shop.clock.advance(1_100)
    wake(shop)
    await untilState(shop, sale.printJobId, 'printed')
    expect(papers(shop.printer)).toHaveLength(1)
  })

  test('tertahan lebih dari 10 menit: tidak membanjir, menunggu orang, lalu satu kali coba saja', async () => {
    const shop = await openPaperShop({ printer: 'paper-out' })
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'blocked')
    shop.clock.advance(11 * 60_000)
    shop.printer.become('healthy')
    wake(shop)
    await vi.waitFor(async () => expect((await jobOf(shop, sale.printJobId)).isStale).toBe(true))
    expect(papers(shop.printer)).toEqual([])

    shop.printer.become('paper-out')
    await shop.api.printing.retry({ id: sale.printJobId ?? 0, requestId: requestId() })
    await vi.waitFor(async () => expect(await jobOf(shop, sale.printJobId)).toMatchObject({ message: 'Kertas habis.' }))
    shop.printer.become('healthy')
    shop.clock.advance(60_000)
    wake(shop)
    await new Promise((resolve) => setImmediate(resolve))
    expect((await jobOf(shop, sale.printJobId)).state).toBe('blocked')
    await shop.api.printing.retry({ id: sale.printJobId ?? 0, requestId: requestId() })
    await untilState(shop, sale.printJobId, 'printed')
    expect(papers(shop.printer)).toHaveLength(1)
  })

  test('printer murah yang diam: Terkirim, tidak pernah disebut Tercetak', async () => {
    const shop = await openPaperShop({ printer: 'mute', profile: { status: 'none', barrier: false } })
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'sent')
    expect(papers(shop.printer)).toHaveLength(1)
  })

  test('putus di tengah: tidak pasti, tidak dicetak lagi sendiri; "tidak utuh" membuat salinan bertanda', async () => {
    const shop = await openPaperShop({ printer: 'reset-mid-job' })
    const sale = await sell(shop, { payment: { method: 'qris', reference: '1' } })
    await untilState(shop, sale.printJobId, 'uncertain')
    const before = shop.printer.connections
    shop.printer.become('healthy')
    shop.clock.advance(60_000)
    wake(shop)
    const next = await sell(shop, { payment: { method: 'qris', reference: '2' } })
    await untilState(shop, next.printJobId, 'printed')
    expect(shop.printer.connections).toBe(before + 1)
    expect((await jobOf(shop, sale.printJobId)).state).toBe('uncertain')

    const press = { id: sale.printJobId ?? 0, cameOut: false, requestId: requestId() }
    const { copyJobId } = await shop.api.printing.decide(press)
    expect(await shop.api.printing.decide(press)).toEqual({ copyJobId })
    await untilState(shop, copyJobId, 'printed')
    expect(papers(shop.printer).at(-1)).toContain('** CETAK ULANG KE-1 **')
    expect(drawerKicks(shop.printer)).toBe(0)
    expect(await actions(shop)).toEqual(expect.arrayContaining(['print.decide', 'receipt.reprint']))
  })

  test('printer yang selalu putus: salinan ketiga perlu PIN, juga lewat "tidak utuh"; tanpa PIN tetap bisa dicatat', async () => {
    const shop = await openPaperShop({ printer: 'reset-mid-job' })
    const sale = await sell(shop)
    let jobId = sale.printJobId
    const decide = async (more: object = {}) =>
      shop.api.printing.decide({ id: jobId ?? 0, cameOut: false, ...more, requestId: requestId() })
    for (let copy = 1; copy <= 2; copy++) {
      await untilState(shop, jobId, 'uncertain')
      jobId = (await decide()).copyJobId
    }
    await untilState(shop, jobId, 'uncertain')
    expect(await refusal(decide())).toMatchObject({ code: 'APPROVAL_NEEDED' })
    expect((await jobOf(shop, jobId)).state).toBe('uncertain')
    const { user } = await shop.api.session.status({})
    const approvalWith = (secret: string) => ({ approval: { userId: user?.id ?? '', secret } })
    expect(await refusal(decide(approvalWith('000000')))).toMatchObject({ code: 'WRONG_SECRET' })
    const third = await decide(approvalWith('246810'))
    expect(third.copyJobId).not.toBeNull()
    jobId = third.copyJobId
    await untilState(shop, jobId, 'uncertain')
    expect(await decide({ wantsCopy: false })).toEqual({ copyJobId: null })
    expect((await jobOf(shop, jobId)).state).toBe('cancelled')
  })

  test('"ya, utuh" menjadi Tercetak tanpa kertas kedua', async () => {
    const shop = await openPaperShop({ printer: 'reset-mid-job' })
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'uncertain')
    const before = shop.printer.connections
    const decided = await shop.api.printing.decide({ id: sale.printJobId ?? 0, cameOut: true, requestId: requestId() })
    expect(decided).toEqual({ copyJobId: null })
    expect((await jobOf(shop, sale.printJobId)).state).toBe('printed')
    expect(shop.printer.connections).toBe(before)
    const again = shop.api.printing.decide({ id: sale.printJobId ?? 0, cameOut: false, requestId: requestId() })
    expect(await refusal(again)).toMatchObject({ code: 'PRINT_JOB_STATE' })
  })

  test('komputer mati saat mencetak: setelah nyala tidak pasti, tidak dicetak lagi sendiri', async () => {
    const shop = await openPaperShop()
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'printed')
    const before = shop.printer.connections
    await shop.app.close()
    const file = new Database(join(shop.dataDir, 'loketnet.db'))
    file.prepare("update print_job set state = 'sending' where id = ?").run(sale.printJobId) // as the power cut left it
    file.close()
    const again = { ...shop, ...(await startTestApp({ clock: shop.clock, dataDir: shop.dataDir })) }
    const job = await untilState(again, sale.printJobId, 'uncertain')
    expect(job.message).toBe('LoketNet berhenti saat struk ini dicetak.')
    expect(shop.printer.connections).toBe(before)
    await again.close()
  })

  test('kertas yang tidak dapat disusun disisihkan; yang berikutnya tetap keluar', async () => {
    const shop = await openPaperShop({ printer: 'paper-out' })
    const first = await sell(shop, { payment: { method: 'qris', reference: '1' } })
    await untilState(shop, first.printJobId, 'blocked')
    shop.app.db.connection
      .prepare(`update print_job set document = '{"title":"Rusak","lines":[{"kind":"pair"}]}', payload = null`)
      .run()
    shop.printer.become('healthy')
    shop.clock.advance(6_000)
    const second = await sell(shop, { payment: { method: 'qris', reference: '2' } })
    await untilState(shop, second.printJobId, 'printed')
    const state = shop.app.db.connection.prepare('select state from print_job where id = ?').pluck()
    expect(state.get(first.printJobId)).toBe('failed')
    expect(shop.log.filter((line) => JSON.stringify(line).includes('print job'))).toHaveLength(1)
  })
})

describe('cetak ulang', () => {
  test('bertanda KE-1, KE-2; laci diam; yang ketiga perlu PIN Pemilik', async () => {
    const shop = await openPaperShop()
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'printed')
    for (const number of [1, 2]) {
      const { printJobId, copyNumber } = await reprint(shop, sale.id)
      expect(copyNumber).toBe(number + 1)
      await untilState(shop, printJobId, 'printed')
      expect(papers(shop.printer).at(-1)).toContain(`** CETAK ULANG KE-${number} **`)
      expect(papers(shop.printer).at(-1)).toContain('WIB - Bu Rini')
    }
    expect(await refusal(reprint(shop, sale.id))).toMatchObject({ code: 'APPROVAL_NEEDED' })
    expect(await refusal(reprint(shop, sale.id, '000000'))).toMatchObject({ code: 'WRONG_SECRET' })
    const third = await reprint(shop, sale.id, '246810')
    await untilState(shop, third.printJobId, 'printed')
    expect(papers(shop.printer)).toHaveLength(4)
    expect(drawerKicks(shop.printer)).toBe(1)
    expect((await shop.api.sales.detail({ saleId: sale.id })).papers.map(({ copyNumber }) => copyNumber)).toEqual([
      4, 3, 2, 1,
    ])
  })

  test('klik dua kali membuat satu salinan, juga pada batas yang tidak perlu PIN', async () => {
    const shop = await openPaperShop()
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'printed')
    await reprint(shop, sale.id)
    const press = { saleId: sale.id, approval: null, requestId: requestId() }
    const [first, second] = await Promise.all([shop.api.sales.reprint(press), shop.api.sales.reprint(press)])
    expect(second).toEqual(first)
    expect(first.copyNumber).toBe(3)
  })

  test('cetak otomatis dimatikan: cetakan pertama adalah struk asli, bukan salinan', async () => {
    const shop = await openPaperShop()
    await policy(shop, { autoPrint: false })
    const sale = await sell(shop)
    expect(sale.printJobId).toBeNull()
    const { printJobId, copyNumber } = await reprint(shop, sale.id)
    expect(copyNumber).toBe(1)
    await untilState(shop, printJobId, 'printed')
    expect(papers(shop.printer)[0]).not.toContain('CETAK ULANG')
  })

  test('struk yang masih tertahan tidak mencetak kode yang sudah dibatalkan', async () => {
    const shop = await openPaperShop({ printer: 'paper-out' })
    const sale = await sell(shop)
    await untilState(shop, sale.printJobId, 'blocked')
    await shop.api.sales.voidVoucher({
      voucherId: sale.vouchers[0]?.id ?? 0,
      reason: 'Kertas habis',
      approval: await ownerApproval(shop),
      requestId: requestId(),
    })
    expect((await jobOf(shop, sale.printJobId)).state).toBe('cancelled')
    shop.printer.become('healthy')
    const { printJobId } = await reprint(shop, sale.id)
    await untilState(shop, printJobId, 'printed')
    const [paper = ''] = papers(shop.printer)
    expect(paper).toContain('B A T A L')
    expect(paper).not.toContain([...(sale.vouchers[0]?.code ?? 'x')].join(' '))
  })
})
