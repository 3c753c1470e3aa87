// Owns: what a person may do about one charge: "Periksa sekarang", and saying that a mismatch was dealt with.
// Must never: book money by hand; only the provider's proven answer does that here.
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ChargeItem } from '../../../src-main/features/gateways/contract'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { notifyDone, notifyError, notifyInfo } from '../../lib/toasts'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { ErrorNotice } from '../../ui/notice'
import css from './gateways.module.css'
import { chargeWord } from './words'

interface DeedsProps {
  readonly charge: ChargeItem
  /** In a row of a table: one button; the rest is on the bill's page. */
  readonly isShort?: boolean
}

export function ChargeDeeds({ charge, isShort = false }: DeedsProps) {
  const { may } = useSession()
  const check = useCommand(api.gateways.check)
  const [isHandling, setHandling] = useState(false)
  const isOpen = charge.state === 'new' || charge.state === 'pending' || charge.needsPerson
  const press = async () => {
    const seen = await check.run({ chargeId: charge.id })
    if (!seen) return
    const { word } = chargeWord(seen)
    if (seen.state === 'paid') notifyDone(`${seen.invoiceNumber}: ${word}.`)
    else notifyInfo(`${seen.invoiceNumber}: ${word}.`)
  }
  const { problem } = check
  useEffect(() => {
    if (isShort && problem) notifyError({ message: problem.message, advice: problem.advice })
  }, [isShort, problem])
  if (!isOpen) return null
  return (
    <>
      <span className={css.row}>
        <Button size="xs" variant="default" loading={check.isRunning} onClick={() => void press()}>
          Periksa sekarang
        </Button>
        {charge.needsPerson && !isShort && may(MANAGERS) && (
          <Button size="xs" variant="default" onClick={() => setHandling(true)}>
            Sudah ditangani
          </Button>
        )}
      </span>
      {check.problem && !isShort && <ErrorNotice message={check.problem.message} advice={check.problem.advice} />}
      {isHandling && <Handling charge={charge} onClose={() => setHandling(false)} />}
    </>
  )
}

function Handling({ charge, onClose }: { readonly charge: ChargeItem; readonly onClose: () => void }) {
  const handle = useCommand(api.gateways.handle)
  const { problem } = handle
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      tone="plain"
      title={`${charge.invoiceNumber} sudah ditangani?`}
      confirmLabel="Ya, sudah"
      cancelLabel="Belum"
      lost="Pembayaran ini tidak lagi tampil di Kendala."
      kept="Tidak ada uang yang dicatat dari sini. Bila uangnya memang masuk, catat sebagai pembayaran tagihan."
      reason="required"
      reasonLabel="Apa yang dilakukan"
      usualReasons={['Dikembalikan di Midtrans', 'Dicatat sebagai transfer', 'Tidak ada uang masuk']}
      isBusy={handle.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async ({ reason }) => {
        if (await handle.run({ chargeId: charge.id, reason })) onClose()
      }}
    />
  )
}
