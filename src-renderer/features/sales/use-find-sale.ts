// Owns: looking a sale up by what was typed or scanned.
// Must never: say that a code does not exist; it says that it is not among the sales.
import { useState } from 'react'
import { api, toProblem } from '../../api'
import { notifyError, notifyInfo } from '../../lib/toasts'
import { codeOf } from './scan'

export function useFindSale() {
  const [foundId, setFoundId] = useState<string | null>(null)
  const find = async (text: string): Promise<void> => {
    const wanted = codeOf(text)
    if (wanted === '') return
    try {
      const { rows } = await api.sales.list({ search: wanted, limit: 1 })
      const [row] = rows
      if (row) setFoundId(row.id)
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
