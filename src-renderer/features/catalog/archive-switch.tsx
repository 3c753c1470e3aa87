// Owns: whether archived rows are listed too, remembered on this computer.
// Must never: stand there when nothing is archived.
import { usePersistentState } from '../../lib/use-persistent-state'
import { Checkbox } from '../../ui'

export const useArchiveSwitch = () =>
  usePersistentState('catalog.archive', false, (stored) => (typeof stored === 'boolean' ? stored : undefined))

export interface ArchiveSwitchProps {
  readonly count: number
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export function ArchiveSwitch({ count, isOn, onChange }: ArchiveSwitchProps) {
  if (count === 0) return null
  return (
    <Checkbox
      label={`Tampilkan arsip (${count})`}
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
