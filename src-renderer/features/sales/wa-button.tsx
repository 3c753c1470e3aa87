// Owns: "Kirim WA": opens WhatsApp with the text ready; the number may be left out.
// Must never: send by itself or keep the customer's number.
import { Button, type ButtonProps } from '@mantine/core'
import { IconBrandWhatsapp } from '@tabler/icons-react'
import { useState } from 'react'
import { type Phone, waLink } from '../../../src-main/shared/phone'
import { ariaShortcut } from '../../lib/key-combo'
import { useHotkeys } from '../../lib/use-hotkeys'
import { FormDialog } from '../../ui/form-dialog'
import { Kbd } from '../../ui/kbd'
import { PhoneInput } from '../../ui/phone-input'
import css from './proof.module.css'

export interface WaButtonProps extends Omit<ButtonProps, 'leftSection' | 'rightSection'> {
  readonly text: string
  readonly keys?: string
}

/** Without a number WhatsApp asks whom to send it to. */
const linkOf = (phone: Phone | null, text: string): string =>
  phone ? waLink(phone, text) : `https://wa.me/?text=${encodeURIComponent(text.toWellFormed())}`

export function WaButton({ text, keys, ...look }: WaButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [phone, setPhone] = useState<Phone | null>(null)
  const open = () => {
    setPhone(null)
    setOpen(true)
  }
  useHotkeys(keys ? [{ keys, run: open, description: 'Kirim WA' }] : [])
  return (
    <>
      <Button
        {...look}
        variant={look.variant ?? 'default'}
        onClick={open}
        leftSection={<IconBrandWhatsapp size="1.125rem" aria-hidden />}
        rightSection={keys ? <Kbd keys={keys} /> : undefined}
        aria-keyshortcuts={keys ? ariaShortcut(keys) : undefined}
      >
        Kirim WA
      </Button>
      <FormDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Kirim lewat WhatsApp"
        size="sm"
        submitLabel="Buka WhatsApp"
        onSubmit={() => {
          window.open(linkOf(phone, text), '_blank', 'noopener,noreferrer')
          setOpen(false)
        }}
      >
        <PhoneInput
          label="Nomor WA pembeli"
          description="Boleh kosong: pilih orangnya di WhatsApp. Nomornya tidak disimpan."
          isFirst
          value={phone}
          onChange={setPhone}
        />
        <pre className={css.text}>{text}</pre>
      </FormDialog>
    </>
  )
}
