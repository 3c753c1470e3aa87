// Owns: the page on which a new customer makes his account.
// Must never: stand open when the owner has closed it.
import { RegisterForm } from '../register-form'
import { goTo } from '../route'
import { Card, Notice, Page } from '../ui'
import { usePortal } from '../use-portal'

export default function RegisterPage() {
  const { canRegister, shopName } = usePortal()
  return (
    <Page title="Buat akun">
      {canRegister ? (
        <Card>
          <p style={{ margin: 0 }}>
            Nama, nomor HP, dan alamat hanya dipakai {shopName} untuk melayani Anda. Sudah punya akun?{' '}
            <a href="#/masuk">Masuk</a>
          </p>
          <RegisterForm onDone={() => goTo('')} />
        </Card>
      ) : (
        <Notice tone="warn" title="Pendaftaran dari HP sedang ditutup.">
          Silakan daftar di loket.
        </Notice>
      )}
    </Page>
  )
}
