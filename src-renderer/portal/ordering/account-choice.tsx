// Owns: who a guest is, before he pays: somebody with an account, or a new customer.
// Must never: take him away from his cart.
import { goTo } from '../route'
import { Button, Card } from '../ui'

export const AccountChoice = () => (
  <Card title="Sudah punya akun">
    <Button onClick={() => goTo('masuk')}>Masuk</Button>
  </Card>
)
