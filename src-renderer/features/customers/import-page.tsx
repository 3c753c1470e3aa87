// Owns: taking in customers from a file: choose, look what would happen, do it, say what was done.
// Must never: save anything before the preview was seen, or judge a row itself.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportFile, ImportPreview, ImportResult } from '../../../src-main/features/customers/contract'
import { CSV_START, csvLine } from '../../../src-main/shared/csv'
import { formatThousands } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand } from '../../api'
import { go } from '../../app/route'
import { Button, ErrorNotice, HotkeyButton, Notice, PageHeader, Panel, ProgressPanel, Screen, Skeleton } from '../../ui'
import { saveFile } from '../vouchers/save-file'
import css from './customers.module.css'
import { FileDrop } from './file-drop'
import { ImportMapping } from './import-mapping'
import { ImportRows } from './import-rows'

const back = () => go('pelanggan')

export function ImportPage() {
  const [file, setFile] = useState<ImportFile | null>(null)
  const [done, setDone] = useState<ImportResult | null>(null)
  const header = (
    <PageHeader
      title="Impor pelanggan"
      onBack={file && !done ? () => setFile(null) : back}
      summary={file ? file.name : 'Dari Excel (.xlsx) atau CSV; semua baris diperiksa dulu.'}
    />
  )
  if (done)
    return (
      <Screen header={header} width="reading">
        <Result result={done} onAgain={() => [setDone(null), setFile(null)]} />
      </Screen>
    )
  if (!file)
    return (
      <Screen header={header} width="reading">
        <FileDrop onFile={setFile} />
        <Panel
          title="Kolom yang dikenali"
          actions={
            <Button size="xs" variant="default" onClick={saveExample}>
              Unduh contoh
            </Button>
          }
        >
          <p className={css.notes}>
            Nama, No. HP, Alamat, Area, Koordinat, Catatan, No. Pelanggan, Paket, Router, Username, Password, Alamat IP,
            MAC, Tanggal Tagih, Harga, Diskon, Tanggal Pasang, Tagihan Berikutnya. Judul dalam bahasa Inggris juga
            dikenali, dan pasangannya dapat diubah sesudah berkas dibaca. Hanya Nama yang wajib.
          </p>
        </Panel>
      </Screen>
    )
  return <Preview file={file} onFile={setFile} onDone={setDone} header={header} />
}

const EXAMPLE: readonly (readonly string[])[] = [
  ['Nama', 'No. HP', 'Alamat', 'Area', 'Paket', 'Username', 'Password', 'Tanggal Tagih', 'Catatan'],
  ['Pak Budi', '081234567890', 'Jl. Melati No. 2', 'RT 03', '', 'budi', '', '5', 'Modem di ruang tamu'],
]
const saveExample = () =>
  saveFile('contoh-pelanggan.csv', new Blob([CSV_START, ...EXAMPLE.map(csvLine)], { type: 'text/csv;charset=utf-8' }))

interface PreviewProps {
  readonly file: ImportFile
  readonly onFile: (file: ImportFile | null) => void
  readonly onDone: (result: ImportResult) => void
  readonly header: React.ReactNode
}

function Preview({ file, onFile, onDone, header }: PreviewProps) {
  const preview = useQuery({
    ...orpc.customers.importPreview.queryOptions({ input: file }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const apply = useCommand(api.customers.importApply)
  const problem = preview.error && toProblem(preview.error)
  const save = async () => {
    const result = await apply.run(file)
    if (result) onDone(result)
  }
  if (problem)
    return (
      <Screen header={header} width="reading">
        <ErrorNotice message={problem.message} advice={problem.advice} />
        <Button variant="default" onClick={() => onFile(null)}>
          Pilih berkas lain
        </Button>
      </Screen>
    )
  const { data } = preview
  if (!data)
    return (
      <Screen header={header}>
        <p role="status">Membaca {file.name} …</p>
        <Skeleton lines={8} />
      </Screen>
    )
  if (apply.isRunning)
    return (
      <Screen header={header} width="reading">
        <ProgressPanel
          title="Menyimpan pelanggan"
          state="running"
          done={0}
          total={data.counts.new}
          noun="pelanggan"
          activity="Semuanya disimpan sekaligus, atau tidak sama sekali. Jangan tutup jendela ini."
        />
      </Screen>
    )
  return (
    <Screen header={header} isFilling>
      <div className={css.stack}>
        <ImportMapping file={file} preview={data} onFile={onFile} />
        {apply.problem && <ErrorNotice message={apply.problem.message} advice={apply.problem.advice} />}
        <div className={css.line}>
          <span>{summaryOf(data)}</span>
          <HotkeyButton
            keys="F9"
            variant="filled"
            description="Simpan yang baru"
            disabled={data.counts.new === 0 || preview.isPlaceholderData}
            onPress={() => void save()}
          >
            Simpan {formatThousands(data.counts.new)} pelanggan baru
          </HotkeyButton>
        </div>
      </div>
      <ImportRows rows={data.rows} counts={data.counts} isRefreshing={preview.isFetching} />
    </Screen>
  )
}

const summaryOf = ({ counts, newAreas }: ImportPreview): string =>
  [
    `${formatThousands(counts.services)} langganan akan dibuat`,
    ...(newAreas.length > 0 ? [`${formatThousands(newAreas.length)} area baru`] : []),
  ].join(' · ')

function Result({ result, onAgain }: { readonly result: ImportResult; readonly onAgain: () => void }) {
  const { customers, subscriptions, areas, skipped } = result
  return (
    <Notice
      tone="good"
      role="status"
      title={`${formatThousands(customers)} pelanggan dan ${formatThousands(subscriptions)} langganan tersimpan.`}
      action={
        <>
          <Button onClick={back}>Lihat daftar</Button>{' '}
          <Button variant="default" onClick={onAgain}>
            Impor berkas lain
          </Button>
        </>
      }
    >
      {areas > 0 && `${formatThousands(areas)} area baru dibuat. `}
      {skipped > 0 && `${formatThousands(skipped)} baris dilewati (sudah ada, bentrok, atau keliru). `}
      {subscriptions > 0 && 'Router sedang dipasangi; lihat statusnya di daftar.'}
    </Notice>
  )
}
