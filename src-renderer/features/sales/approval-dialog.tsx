// Owns: asking somebody in charge to stand behind one deed: who, and their PIN.
// Must never: keep the PIN after the answer, or take digits only; a Pemilik may have a password.
import { type ReactNode, useState } from 'react'
import type { Approval } from '../../../src-main/features/sales/contract'
import { isManager, MANAGERS, ROLE_NAMES } from '../../../src-main/shared/roles'
import { type Problem, useSession } from '../../api'
import { FormDialog } from '../../ui/form-dialog'
import { SecretInput, SelectField } from '../../ui/text-field'

export interface ApprovalDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly confirmLabel: string
  readonly isBusy: boolean
  readonly error: Problem | null
  readonly onApprove: (approval: Approval) => void | Promise<void>
  readonly children: ReactNode
}

export function ApprovalDialog(props: ApprovalDialogProps) {
  return props.isOpen ? <OpenApproval {...props} /> : null
}

function OpenApproval({ onClose, title, confirmLabel, isBusy, error, onApprove, children }: ApprovalDialogProps) {
  const [approval, setApproval] = useApproval()
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={title}
      size="sm"
      submitLabel={confirmLabel}
      isBusy={isBusy}
      error={error && { message: error.message, advice: error.advice }}
      onSubmit={() => onApprove(approval)}
    >
      <p style={{ margin: 0 }}>{children}</p>
      <ApprovalFields value={approval} onChange={setApproval} isFirst />
    </FormDialog>
  )
}

/** Starts with the person at the till when they may approve, else with the first who may. */
export function useApproval() {
  const { user, people, may } = useSession()
  const first = may(MANAGERS) ? user.id : (people.find(({ role }) => isManager(role))?.id ?? '')
  return useState<Approval>({ userId: first, secret: '' })
}

export interface ApprovalFieldsProps {
  readonly value: Approval
  readonly onChange: (approval: Approval) => void
  readonly isFirst?: boolean
}

export function ApprovalFields({ value, onChange, isFirst }: ApprovalFieldsProps) {
  const { people } = useSession()
  const managers = people.filter(({ role }) => isManager(role))
  const [only] = managers
  const name = managers.find(({ id }) => id === value.userId)?.name ?? ''
  return (
    <>
      {managers.length > 1 && (
        <SelectField
          label="Siapa yang mengizinkan?"
          value={value.userId}
          onChange={(userId) => onChange({ userId, secret: '' })}
          options={managers.map(({ id, name: label, role }) => ({
            value: id,
            label: `${label} (${ROLE_NAMES[role]})`,
          }))}
        />
      )}
      <SecretInput
        label={`PIN ${managers.length > 1 ? name : (only?.name ?? 'Pemilik')}`}
        use="never"
        required
        isFirst={isFirst}
        value={value.secret}
        onChange={(secret) => onChange({ ...value, secret })}
      />
    </>
  )
}
