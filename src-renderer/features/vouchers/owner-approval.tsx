// Owns: asking a Pemilik to stand behind codes that are easily guessed: who, and their PIN.
// Must never: offer anybody else; the core takes only a Pemilik's PIN for this.
import { useState } from 'react'
import { useSession } from '../../api'
import { SecretInput, SelectField } from '../../ui'

export interface OwnerApproval {
  readonly userId: string
  readonly secret: string
}

export function useOwnerApproval() {
  const { user, people } = useSession()
  const owners = people.filter(({ role }) => role === 'owner')
  const first = owners.find(({ id }) => id === user.id) ?? owners[0]
  const [approval, setApproval] = useState<OwnerApproval>({ userId: first?.id ?? '', secret: '' })
  return { approval, setApproval, owners }
}

type Props = ReturnType<typeof useOwnerApproval> & { readonly error?: string; readonly isFirst?: boolean }

export function OwnerApprovalFields({ approval, setApproval, owners, error, isFirst }: Props) {
  const name = owners.find(({ id }) => id === approval.userId)?.name ?? 'Pemilik'
  return (
    <>
      {owners.length > 1 && (
        <SelectField
          label="Pemilik yang mengizinkan"
          value={approval.userId}
          onChange={(userId) => setApproval({ userId, secret: '' })}
          options={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
        />
      )}
      <SecretInput
        label={`PIN Pemilik (${name})`}
        use="never"
        required
        isFirst={isFirst}
        error={error}
        value={approval.secret}
        onChange={(secret) => setApproval({ ...approval, secret })}
      />
    </>
  )
}
