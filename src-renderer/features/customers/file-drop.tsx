// Owns: choosing or dropping the file to import, and reading it into what the core takes.
// Must never: look into the file; the core does.
import { type DragEvent, useRef, useState } from 'react'
import { type ImportFile, LARGEST_IMPORT } from '../../../src-main/features/customers/contract'
import { Button, ErrorNotice } from '../../ui'
import css from './customers.module.css'

export function FileDrop({ onFile }: { readonly onFile: (file: ImportFile) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<{ readonly message: string; readonly advice: string } | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    if (file.size > LARGEST_IMPORT) {
      setProblem({
        message: `Berkas ini ${Math.ceil(file.size / 1000)} kB; paling besar 700 kB.`,
        advice: 'Bagi menjadi beberapa berkas, atau simpan sebagai .xlsx yang lebih kecil.',
      })
      return
    }
    const content = base64Of(new Uint8Array(await file.arrayBuffer()))
    onFile({ name: file.name, content, mapping: null, packageId: null, routerId: null })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <section
      className={css.drop}
      data-over={isOver}
      aria-label="Berkas pelanggan"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        <strong>Letakkan berkas di sini</strong>
      </p>
      <p className={css.soft}>Excel (.xlsx) atau CSV, baris pertama judul kolom, paling besar 700 kB / 5.000 baris.</p>
      <Button onClick={() => input.current?.click()}>Pilih berkas</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.xlsx"
        aria-label="Berkas CSV atau Excel"
        hidden
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      {problem && <ErrorNotice {...problem} />}
    </section>
  )
}

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
