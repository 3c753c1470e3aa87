// Owns: choosing a picture at the counter: made small, sent at once, shown as it was sent.
// Must never: send the original; photos carry where they were taken and are too large.
import { type ChangeEvent, useEffect, useId, useRef } from 'react'
import { api, toProblem } from '../../api'
import { usePictureUpload } from '../../lib/use-picture-upload'
import { Button } from '../../ui'
import css from './files.module.css'

export interface PictureInputProps {
  readonly label: string
  readonly purpose: 'proof' | 'ticket'
  /** The id to send with the form; null while there is none. To begin anew, give it another `key`. */
  readonly onChange: (fileId: string | null) => void
  /** A picture is on its way: the form waits with sending. */
  readonly onBusy?: (isBusy: boolean) => void
}

export function PictureInput({ label, purpose, onChange, onBusy }: PictureInputProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const send = async (picture: Blob, requestId: string) =>
    api.files.add({ base64: await toBase64(picture), purpose, requestId })
  const { step, preview, problem, choose, again, remove } = usePictureUpload(send, toProblem, onChange)
  const isBusy = step === 'sending'
  useEffect(() => {
    onBusy?.(isBusy)
    return () => onBusy?.(false)
  }, [isBusy, onBusy])
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = '' // the same file may be chosen again
    if (file) void choose(file)
  }
  return (
    <div className={css.field} aria-busy={isBusy}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <input ref={input} id={id} className={css.hidden} type="file" accept="image/*" onChange={pick} tabIndex={-1} />
      {preview && <img className={css.preview} src={preview} alt="Gambar yang dipilih" />}
      {step === 'failed' && (
        <p className={css.error} role="alert">
          {problem ? `${problem.message} ${problem.advice}` : 'Ini bukan gambar yang dapat dibuka.'}
        </p>
      )}
      <div className={css.deeds}>
        <Button size="xs" variant="default" loading={isBusy} onClick={() => input.current?.click()}>
          {step === 'empty' ? 'Pilih gambar' : 'Ganti gambar'}
        </Button>
        {step === 'failed' && preview && (
          <Button size="xs" variant="default" onClick={() => void again()}>
            Kirim lagi
          </Button>
        )}
        {step !== 'empty' && (
          <Button size="xs" variant="subtle" onClick={remove}>
            Hapus
          </Button>
        )}
      </div>
    </div>
  )
}

async function toBase64(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  const parts: string[] = []
  // in slices: a call takes only so many arguments
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(parts.join(''))
}
