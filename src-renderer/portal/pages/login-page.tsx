// Owns: the page of logging in.
// Must never: say whether a name exists.
import { useState } from 'react'
import { LoginForm, type LoginStep } from '../login-form'
import { goTo } from '../route'
import { Button, Card, Notice, Page } from '../ui'
import { usePortal } from '../use-portal'

export default function LoginPage() {
  const { forCustomers, forResellers, canRegister, shopPhone } = usePortal()
  const [step, setStep] = useState<LoginStep | null>(null)
  if (!forCustomers && !forResellers)
    return (
      <Page title="Masuk">
        <Notice tone="warn" title="Masuk belum dibuka di jaringan ini.">
          {shopPhone ? `Tanyakan di loket atau telepon ${shopPhone}.` : 'Tanyakan di loket.'}
        </Notice>
      </Page>
    )
  return (
    <Page title="Masuk">
      <Card>
        <LoginForm onDone={() => goTo('')} onStep={setStep} />
      </Card>
      {canRegister && step === 'customer' && (
        <Card title="Belum punya akun?">
          <Button look="plain" onClick={() => goTo('daftar')}>
            Buat akun
          </Button>
        </Card>
      )}
    </Page>
  )
}
