// Owns: what the router is told about a subscription, by its type.
// Must never: show a stored password.
import type { ServiceType } from '../../../src-main/shared/service-type'
import { ChoiceTiles, SecretInput, TextField, WholeLine } from '../../ui'
import { FreeAddresses } from './free-addresses'
import type { FieldsProps } from './service-form'

export interface RouterFieldsProps extends FieldsProps {
  readonly type: ServiceType
  readonly isNew: boolean
}

export function RouterFields({ type, ...props }: RouterFieldsProps) {
  if (type === 'other') return null
  if (type === 'static') return <StaticFields {...props} />
  return <LoginFields {...props} type={type} />
}

function LoginFields({ values, set, errorOf, isNew, type }: RouterFieldsProps) {
  return (
    <>
      <TextField
        label={type === 'pppoe' ? 'Username PPPoE' : 'Username hotspot'}
        description={type === 'pppoe' ? 'Yang diketik di modem pelanggan.' : 'Yang diketik saat masuk WiFi.'}
        required
        isCode
        maxLength={60}
        value={values.username}
        onChange={(username) => set({ username })}
        error={errorOf('username')}
      />
      <SecretInput
        label="Kata sandi"
        use="new"
        description={isNew ? 'Kosongkan: dibuatkan yang kuat.' : 'Kosongkan bila tidak berubah.'}
        placeholder={isNew ? 'dibuatkan' : 'tersimpan'}
        maxLength={64}
        value={values.password}
        onChange={(password) => set({ password })}
        error={errorOf('password')}
      />
      {type === 'pppoe' && (
        <TextField
          label="Alamat IP tetap"
          description="Boleh kosong: diambil dari pool paketnya."
          isCode
          placeholder="10.10.1.5"
          maxLength={40}
          value={values.address}
          onChange={(address) => set({ address })}
          error={errorOf('address')}
        />
      )}
    </>
  )
}

function StaticFields({ values, set, errorOf, isNew }: Omit<RouterFieldsProps, 'type'>) {
  return (
    <>
      <WholeLine>
        <ChoiceTiles
          label="Cara di router"
          value={values.staticKind}
          onChange={(staticKind) => set({ staticKind })}
          choices={[
            { value: 'queue', label: 'Simple queue', detail: 'Alamat diketik di alat pelanggan.' },
            { value: 'lease', label: 'DHCP lease', detail: 'Alamat diberikan router menurut MAC.' },
          ]}
        />
      </WholeLine>
      <TextField
        label="Alamat IP"
        required
        isCode
        placeholder="10.10.1.5"
        maxLength={40}
        value={values.address}
        onChange={(address) => set({ address })}
        error={errorOf('address')}
      />
      <TextField
        label="Alamat MAC"
        required={values.staticKind === 'lease'}
        isCode
        placeholder="4C:5E:0C:12:34:56"
        maxLength={40}
        value={values.mac}
        onChange={(mac) => set({ mac })}
        error={errorOf('mac')}
      />
      {isNew && (
        <WholeLine>
          <FreeAddresses routerId={values.routerId} value={values.address} onPick={(address) => set({ address })} />
        </WholeLine>
      )}
    </>
  )
}
