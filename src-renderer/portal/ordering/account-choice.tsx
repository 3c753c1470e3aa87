// Owns: who a guest is, before he pays: somebody with an account, or a new customer.
// Must never: take him away from his cart.
import { useState } from 'react'
import { Segments } from '../fields'
import { LoginForm } from '../login-form'
import { RegisterForm } from '../register-form'
import { Card, Notice } from '../ui'
import { usePortal } from '../use-portal'

const TITLES = { known: 'Sudah punya akun', new: 'Pelanggan baru' } as const
type Way = keyof typeof TITLES
const WAYS = [
  { value: 'known', label: TITLES.known },
  { value: 'new', label: TITLES.new },
] as const

export function AccountChoice() {
  const { forCustomers, canRegister, shopPhone } = usePortal()
  const [way, setWay] = useState<Way>(canRegister ? 'new' : 'known')
  if (!forCustomers)
    return (
      <Notice tone="warn" title="Pemesanan dari HP belum dibuka di jaringan ini.">
        {shopPhone ? `Pesan di loket atau telepon ${shopPhone}.` : 'Pesan di loket.'} Isi keranjang tetap tersimpan.
      </Notice>
    )
  // The page shows the form of the order by itself once somebody is logged in.
  const stay = () => undefined
  return (
    <>
      {canRegister ? (
        <Segments label="Siapa yang memesan" value={way} choices={WAYS} onChange={setWay} />
      ) : (
        <Notice tone="info" title="Belum punya akun?">
          {shopPhone ? `Minta dibuatkan di loket atau telepon ${shopPhone}.` : 'Minta dibuatkan di loket.'}
        </Notice>
      )}
      <Card title={TITLES[way]}>
        {way === 'known' ? <LoginForm only="customer" onDone={stay} /> : <RegisterForm onDone={stay} />}
      </Card>
    </>
  )
}
