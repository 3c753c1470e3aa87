// Owns: choosing the columns of the list.
// Must never: take away the name.
import { useState } from 'react'
import { Button, Checkbox, Dialog } from '../../ui'
import css from './customers.module.css'
import type { ChoosableColumn } from './list-columns'

export interface ColumnChooserProps {
  readonly columns: readonly ChoosableColumn[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly usual: readonly string[]
}

export function ColumnChooser({ columns, chosen, onChange, usual }: ColumnChooserProps) {
  const [isOpen, setOpen] = useState(false)
  const toggle = (id: string, isOn: boolean) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Kolom
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Kolom di daftar"
        size="sm"
        closesOutside
        foot={
          <>
            <Button variant="subtle" onClick={() => onChange(usual)}>
              Seperti semula
            </Button>
            <Button onClick={() => setOpen(false)}>Selesai</Button>
          </>
        }
      >
        <div className={css.columns}>
          {columns.map(({ id, header, isFixed }) => (
            <Checkbox
              key={id}
              label={header}
              checked={isFixed === true || chosen.includes(id)}
              disabled={isFixed}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
        </div>
      </Dialog>
    </>
  )
}
