// Owns: one template: its text, the fields to press into it, and how a customer reads it.
// Must never: lose the place of the caret when a field is pressed.
import { type MouseEvent, useRef } from 'react'
import { fillTemplate, TEMPLATE_FIELDS, unknownFields } from '../../../src-main/shared/message-template'
import { useSession } from '../../api'
import { TextArea } from '../../ui/text-field'
import css from './reminders.module.css'

export interface TemplateFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly payTo: string
}

const keepCaret = (event: MouseEvent) => event.preventDefault()

export function TemplateField({ label, value, onChange, payTo }: TemplateFieldProps) {
  const { shopName } = useSession()
  const place = useRef<HTMLDivElement>(null)
  const insert = (name: string) => {
    const field = place.current?.querySelector('textarea')
    const at = field && field === document.activeElement ? field.selectionStart : value.length
    onChange(`${value.slice(0, at)}{${name}}${value.slice(at)}`)
  }
  const check = (text: string) => {
    const unknown = unknownFields(text)
    return unknown.length === 0 ? null : `Tidak dikenal: ${unknown.map((name) => `{${name}}`).join(', ')}.`
  }
  const preview = fillTemplate(value, {
    nama: 'Bu Sari',
    paket: 'Rumahan 20 Mbps',
    bulan: 'November 2026',
    jumlah: 'Rp150.000',
    jatuhTempo: '20/11/2026',
    nomor: 'INV-2611-00042',
    toko: shopName,
    bayarKe: payTo,
  })
  return (
    <div ref={place}>
      <TextArea label={label} required rows={4} maxLength={1000} value={value} onChange={onChange} check={check} />
      <div className={css.chips}>
        {TEMPLATE_FIELDS.map(({ name, meaning }) => (
          <button
            key={name}
            type="button"
            className={css.chip}
            title={meaning}
            aria-label={`Sisipkan ${meaning}`}
            onMouseDown={keepCaret}
            onClick={() => insert(name)}
          >
            {`{${name}}`}
          </button>
        ))}
      </div>
      <section aria-label={`Contoh: ${label}`}>
        <pre className={css.preview}>{preview}</pre>
      </section>
    </div>
  )
}
