// Owns: the portal login on a customer's card.
// Must never: differ from a reseller's but in whose it is.
import type { CustomerPanelProps } from '../customers/panels'
import { LoginPanel } from './login-panel'

export const CustomerLogin = ({ customer }: CustomerPanelProps) => (
  <LoginPanel kind="customer" partyId={customer.id} name={customer.name} phone={customer.phone} />
)
