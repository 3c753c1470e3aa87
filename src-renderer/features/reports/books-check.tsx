// Owns: the button that reads the whole chain of the books again, and what it found.
// Must never: promise a repair; a broken chain is shown to somebody who knows.
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { formatThousands } from '../../../src-main/shared/money'
import type { Api } from '../../../src-main/transport/contract'
import { api, type Problem, toProblem } from '../../api'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import css from './reports.module.css'

type Slice = Awaited<ReturnType<Api['ledger']['check']>> extends AsyncIterable<infer S> ? S : never

export function BooksCheckPanel() {
  const [slice, setSlice] = useState<Slice | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isRunning, setRunning] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const run = async () => {
    const control = new AbortController()
    stop.current = control
    setProblem(null)
    setRunning(true)
    try {
      for await (const one of await api.ledger.check({}, { signal: control.signal })) setSlice(one)
    } catch (error) {
      if (!control.signal.aborted) setProblem(toProblem(error))
    } finally {
      setRunning(false)
    }
  }
  return (
    <Panel
      title="Periksa buku"
      detail="setiap catatan mengunci catatan sebelumnya"
      actions={
        isRunning ? (
          <Button size="xs" variant="default" onClick={() => stop.current?.abort()}>
            Berhenti
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={() => void run()}>
            Periksa sekarang
          </Button>
        )
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} />}
      {!slice && !problem && (
        <p className={css.note}>
          Membaca ulang semua catatan uang sejak awal: tidak ada yang diubah, dihapus, atau disisipkan dari luar
          LoketNet.
        </p>
      )}
      {slice && <Finding slice={slice} />}
    </Panel>
  )
}

function Finding({ slice }: { readonly slice: Slice }) {
  const { checked, total, brokenSeq, brokenDay, isDone } = slice
  if (brokenSeq !== null)
    return (
      <Notice tone="bad" title={`Catatan nomor ${formatThousands(brokenSeq)} tidak cocok.`} role="alert">
        Ada yang mengubah berkas basis data di luar LoketNet, atau berkasnya rusak. Simpan cadangan hari ini, jangan
        hapus apa pun, lalu pulihkan dari cadangan sebelum kejadian.
      </Notice>
    )
  if (brokenDay !== null)
    return (
      <Notice tone="bad" title={`Jumlah harian ${brokenDay} tidak cocok dengan catatannya.`} role="alert">
        Catatannya sendiri utuh. Pulihkan dari cadangan bila angka laporan hari itu diragukan.
      </Notice>
    )
  return (
    <Notice tone={isDone ? 'good' : 'info'} role="status">
      {isDone
        ? `${formatThousands(total)} catatan diperiksa, semuanya utuh.`
        : `${formatThousands(checked)} dari ${formatThousands(total)} catatan …`}
    </Notice>
  )
}
