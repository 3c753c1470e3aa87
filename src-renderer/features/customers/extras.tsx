// Owns: what is paid every month beside the package, on the card of a subscription, and ending it.
// Must never: promise money back for days that are billed already.
import { useState } from 'react'
import type { SubscriptionItem } from '../../../src-main/features/subscriptions/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { Button, ConfirmDialog, notifyDone } from '../../ui'
import css from './customers.module.css'

type Extra = SubscriptionItem['extras'][number]

const wordsOf = ({ label, monthlyAmount }: Extra): string => `${label} ${formatRupiah(rupiah(monthlyAmount))}`

export function Extras({ service }: { readonly service: SubscriptionItem }) {
  const { may } = useSession()
  const [ending, setEnding] = useState<Extra | null>(null)
  const end = useCommand(api.subscriptions.endExtra)
  const canEnd = may(MANAGERS) && service.state !== 'stopped'
  return (
    <ul className={css.extras}>
      {service.extras.map((extra) => (
        <li key={extra.id}>
          {wordsOf(extra)}
          {canEnd && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Lepas ${extra.label}`}
              onClick={() => setEnding(extra)}
            >
              Lepas
            </Button>
          )}
        </li>
      ))}
      {ending && (
        <ConfirmDialog
          isOpen
          onClose={() => setEnding(null)}
          title={`Lepas ${ending.label}?`}
          lost={`${formatRupiah(rupiah(ending.monthlyAmount))} sebulan tidak ditagih lagi mulai tagihan berikutnya.`}
          kept="Tagihan yang sudah terbit tidak berubah."
          confirmLabel="Lepas"
          cancelLabel="Kembali"
          isBusy={end.isRunning}
          error={end.problem && { message: end.problem.message, advice: end.problem.advice }}
          onConfirm={async () => {
            if (!(await end.run({ id: ending.id }))) return
            notifyDone(`${ending.label} dilepas.`)
            setEnding(null)
          }}
        />
      )}
    </ul>
  )
}
