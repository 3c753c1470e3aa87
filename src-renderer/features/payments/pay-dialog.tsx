// Owns: "Bayar tagihan" over any screen: find who it is, take the money, show that it is paid, the next one.
// Must never: keep anything of the last customer when the next one is looked for.
import { useState } from 'react'
import type { PaymentReceipt } from '../../../src-main/features/payments/shapes'
import { useHotkeys } from '../../lib/use-hotkeys'
import { Dialog } from '../../ui/dialog'
import { FindCustomer } from './find-customer'
import { PaidView } from './paid-view'
import { PayDesk } from './pay-desk'

export interface PayDialogProps {
  readonly onClose: () => void
  /** Known already: from the card or from a bill. Left out: it is looked for. */
  readonly customerId?: string
  readonly invoiceId?: number | null
  /** What was typed in the box of the till. */
  readonly search?: string
}

interface Who {
  readonly customerId: string
  readonly invoiceId: number | null
}

export function PayDialog({ onClose, customerId, invoiceId = null, search = '' }: PayDialogProps) {
  const [who, setWho] = useState<Who | null>(customerId === undefined ? null : { customerId, invoiceId })
  const [paid, setPaid] = useState<PaymentReceipt | null>(null)
  const isFixed = customerId !== undefined
  const again = () => {
    if (isFixed) return onClose()
    setPaid(null)
    setWho(null)
  }
  return (
    <Dialog isOpen onClose={onClose} size="xl" title={paid ? `Pembayaran ${paid.number}` : 'Bayar tagihan'}>
      {paid ? (
        <PaidView receipt={paid} nextLabel={isFixed ? 'Selesai' : 'Pelanggan berikutnya'} onNext={again} />
      ) : who ? (
        <>
          {!isFixed && <BackToSearch onBack={() => setWho(null)} />}
          <PayDesk key={who.customerId} {...who} onPaid={setPaid} />
        </>
      ) : (
        <FindCustomer
          first={search}
          onFound={({ id, invoiceId: bill }) => setWho({ customerId: id, invoiceId: bill })}
        />
      )}
    </Dialog>
  )
}

/** F3 is the search everywhere; here it goes back to it. */
function BackToSearch({ onBack }: { readonly onBack: () => void }) {
  useHotkeys([{ keys: 'F3', run: onBack, description: 'Cari pelanggan lain' }])
  return null
}
