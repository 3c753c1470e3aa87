// Owns: choosing or photographing a picture on the phone: made small there, sent at once, shown as it was sent.
// Must never: send the original; it carries where it was taken.
import { type ChangeEvent, useEffect, useId } from 'react'
import { toProblem } from '../api/problem'
import { usePictureUpload } from '../lib/use-picture-upload'
import { uploads } from './api'
import css from './picture.module.css'
import { Button } from './ui'
import kit from './ui.module.css'

export interface PictureFieldProps {
  readonly label: string
  readonly hint?: string
  /** What the form's own answer says of it. */
  readonly error?: string | undefined
  readonly purpose: 'proof' | 'ticket'
  readonly required?: boolean
  /** The id to send with the form; null while there is none. To begin anew after sending, give the field another `key`. */
  readonly onChange: (fileId: string | null) => void
  /** A picture is on its way: the form waits with sending. */
  readonly onBusy?: (isBusy: boolean) => void
}

export function PictureField({ label, hint, error, purpose, required = false, onChange, onBusy }: PictureFieldProps) {
  const id = useId()
  const send = (picture: Blob, requestId: string) => uploads.files.upload({ picture, purpose, requestId })
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
  const text = step === 'failed' ? (problem ? `${problem.message} ${problem.advice}` : NOT_A_PICTURE) : error
  const note = text ?? (step === 'empty' ? hint : undefined)
  return (
    <div className={kit.field} aria-busy={isBusy}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={css.input}
        type="file"
        accept="image/*"
        required={required && step === 'empty'}
        aria-invalid={text !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={pick}
      />
      <label htmlFor={id} className={css.choose} aria-hidden="true">
        {step === 'empty' ? 'Foto atau pilih gambar' : 'Ganti gambar'}
      </label>
      {preview && (
        <figure className={css.preview}>
          <img src={preview} alt="Gambar yang dipilih" />
          <figcaption role="status">{STEPS[step]}</figcaption>
        </figure>
      )}
      {step !== 'empty' && (
        <div className={css.deeds}>
          {step === 'failed' && preview && (
            <Button look="plain" onClick={() => void again()}>
              Kirim gambar lagi
            </Button>
          )}
          <Button look="plain" onClick={remove}>
            Hapus gambar
          </Button>
        </div>
      )}
      {note && (
        <p id={`${id}-note`} className={text ? kit.error : kit.hint} role={text ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  )
}

const NOT_A_PICTURE = 'Ini bukan gambar yang dapat dibuka. Pilih foto atau tangkapan layar.'
const STEPS = {
  empty: '',
  sending: 'Sedang mengirim gambar …',
  failed: 'Belum terkirim.',
  there: 'Gambar terkirim. Lanjutkan di bawah.',
}
