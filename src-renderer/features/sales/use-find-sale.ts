// Owns: looking a sale up by what was typed or scanned; a name or a bill leads to whoever owes it.
// Must never: say that a code does not exist; it says that it is not among the sales.
import { useState } from 'react'
import { api, toProblem } from '../../api'
import { notifyError, notifyInfo } from '../../lib/toasts'
import { codeOf } from './scan'

/** `onPeople`: nothing was sold under that text, but a customer or a bill is called so. */
export function useFindSale(onPeople: (search: string) => void) {
  const [foundId, setFoundId] = useState<string | null>(null)
  const find = async (text: string): Promise<void> => {
    const wanted = codeOf(text)
    if (wanted === '') return
    try {
      const { rows } = await api.sales.list({ search: wanted, limit: 1 })
      const [row] = rows
      if (row) return setFoundId(row.id)
      if ((await api.payments.find({ search: wanted })).length > 0) onPeople(wanted)
      else
        notifyInfo(`${wanted} tidak ada di penjualan.`, {
          detail: 'Periksa kode atau nomor struknya. Kode yang belum dijual ada di layar Voucher.',
        })
    } catch (error) {
      const { message, advice } = toProblem(error)
      notifyError({ message, advice })
    }
  }
  return { foundId, find, open: setFoundId, close: () => setFoundId(null) }
}
