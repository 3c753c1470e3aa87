// Owns: what a router refused or lost of a subscription, why, and what a person can do about it.
// Must never: take over what is on the router without a press.
import { useQuery } from '@tanstack/react-query'
import type { SubscriptionItem } from '../../../src-main/features/subscriptions/contract'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import { Button, Notice, notifyDone } from '../../ui'
import css from './customers.module.css'

export function TroubleNotice({ service }: { readonly service: SubscriptionItem }) {
  const mayAdopt = useSession().may(MANAGERS)
  const retry = useCommand(api.subscriptions.retry)
  const adopt = useCommand(api.provisioning.adopt)
  const trouble = useQuery(orpc.provisioning.trouble.queryOptions({ input: { subscriptionId: service.id } })).data
  const tryAgain = async () => {
    if (await retry.run({ id: service.id })) notifyDone('Diminta lagi ke router.')
  }
  const takeOver = async () => {
    if (await adopt.run({ subscriptionId: service.id })) notifyDone('Diambil alih. Menunggu router.')
  }
  const problem = retry.problem ?? adopt.problem
  const isMissing = service.provision === 'missing'
  return (
    <Notice
      tone="bad"
      title={service.provisionError ?? (isMissing ? 'Tidak ada lagi di router.' : 'Router menolak.')}
      action={
        <span className={css.end}>
          {trouble?.canAdopt && mayAdopt && (
            <Button size="xs" onClick={() => void takeOver()} loading={adopt.isRunning}>
              Ambil alih
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => void tryAgain()} loading={retry.isRunning}>
            {isMissing ? 'Pasang lagi' : 'Coba lagi'}
          </Button>
        </span>
      }
    >
      {problem?.message ?? trouble?.advice ?? 'Yang tercatat di sini belum berlaku di router.'}
    </Notice>
  )
}
