// Owns: a reseller's new customer: who, which package, and the login for the modem.
// Must never: keep the kata sandi of the modem longer than it is shown.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Activatable } from '../../../src-main/features/resellers/portal-contract'
import { normalizePhone } from '../../../src-main/shared/phone'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { CopyButton } from '../copy-button'
import { Choices } from '../fields'
import { money } from '../money'
import { goTo } from '../route'
import { Answer, Button, Card, Field, Line, Notice, Page, Refused } from '../ui'
import { empty, tooShort, useChecked } from '../use-checked'
import css from './reseller.module.css'

export default function ActivatePage() {
  const services = useQuery(portalQuery.reseller.services.queryOptions({ input: {} }))
  const [packageId, setPackageId] = useState<string | null>(null)
  return (
    <Page title="Pelanggan baru">
      <Answer query={services}>
        {(rows) => {
          const chosen = rows.find((row) => row.packageId === packageId)
          return (
            <>
              {rows.length === 0 && <p>Belum ada paket bulanan di daftar harga Anda. Minta ditambahkan di loket.</p>}
              {rows.map((row) => (
                <button
                  key={row.packageId}
                  type="button"
                  className={css.choice}
                  aria-pressed={row === chosen}
                  onClick={() => setPackageId(row.packageId)}
                >
                  <strong>{row.name}</strong>
                  <strong>{money(row.customerPrice)}</strong>
                  <span className={css.soft}>per bulan</span>
                  <span className={css.soft}>untung {money(row.margin)}</span>
                </button>
              ))}
              {chosen && <NewCustomer key={chosen.packageId} item={chosen} />}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

type Made = NonNullable<Awaited<ReturnType<typeof portal.reseller.activate>>>

/** What the core asks too. */
const SHORTEST_NAME = 2
const EMPTY = { name: '', phone: '', address: '', username: '', password: '', ipAddress: '' }

function NewCustomer({ item }: { readonly item: Activatable }) {
  const activate = useCommand(portal.reseller.activate)
  const [fields, setFields] = useState(EMPTY)
  const [routerId, setRouterId] = useState(item.routers.length === 1 ? item.routers[0]?.id : undefined)
  const [usedAddress, setUsedAddress] = useState('')
  const [made, setMade] = useState<Made | null>(null)
  const mustChoose = item.routers.length > 1 && routerId === undefined
  const { form, errors, isRight } = useChecked(
    {
      name: fields.name.trim().length < SHORTEST_NAME && 'Isi nama pelanggan.',
      phone:
        fields.phone.trim() !== '' &&
        normalizePhone(fields.phone) === null &&
        'Nomor HP ini tidak dikenal. Contoh: 0812-3456-7890.',
      username: item.hasLogin && empty(fields.username, 'Buat nama pengguna, misalnya nama pelanggan.'),
      password:
        item.hasLogin &&
        fields.password !== '' &&
        tooShort(fields.password) &&
        'Paling sedikit 8 huruf. Kosongkan supaya dibuatkan.',
      ipAddress: item.hasAddress && empty(fields.ipAddress, 'Isi alamat IP-nya, atau pilih yang belum dipakai.'),
      routerId: mustChoose && 'Pilih routernya.',
    },
    activate,
  )
  const input = (key: keyof typeof EMPTY) => ({
    value: fields[key],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [key]: event.target.value }),
    error: errors[key],
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight()) return
    const { packageId, operatorPrice } = item
    const done = await activate.run({ ...fields, packageId, routerId: routerId ?? null, shownPrice: operatorPrice })
    if (!done) return
    setUsedAddress(fields.ipAddress.trim())
    setFields(EMPTY)
    setMade(done)
    await queryClient.invalidateQueries()
  }
  if (made)
    return (
      <>
        <Notice tone="good" title={`Aktif dan lunas, ${made.customerNumber}.`}>
          {money(made.cost)} dipotong dari saldo, nomor {made.number}.{' '}
          {item.hasAddress && `Isi alamat ${usedAddress} di alat pelanggan.`}
        </Notice>
        {made.login && <ModemLogin {...made.login} />}
        <Button onClick={() => goTo('pelanggan-saya')}>Pelanggan saya</Button>
      </>
    )
  return (
    <Card title={item.name}>
      <form ref={form} onSubmit={(event) => void submit(event)} className={css.item} noValidate>
        <Field label="Nama" required maxLength={80} {...input('name')} />
        <Field label="Nomor HP (boleh kosong)" inputMode="tel" maxLength={20} {...input('phone')} />
        <Field label="Alamat (boleh kosong)" maxLength={200} {...input('address')} />
        {item.hasLogin && (
          <>
            <Field label="Nama pengguna" required maxLength={40} autoCapitalize="none" {...input('username')} />
            <Field
              label="Kata sandi (boleh kosong)"
              maxLength={60}
              autoCapitalize="none"
              autoComplete="off"
              hint="Untuk modem pelanggan. Kosongkan supaya dibuatkan."
              {...input('password')}
            />
          </>
        )}
        {item.hasAddress && (
          <AddressField
            {...input('ipAddress')}
            free={item.routers.find(({ id }) => id === routerId)?.freeAddresses ?? []}
            onPick={(ipAddress) => setFields({ ...fields, ipAddress })}
          />
        )}
        {item.routers.length > 1 && (
          <Choices
            label="Router"
            error={errors.routerId}
            value={routerId ?? null}
            choices={item.routers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setRouterId}
          />
        )}
        <Line label="Terima dari pelanggan" value={money(item.customerPrice)} />
        <Line label="Dipotong dari saldo" value={money(item.operatorPrice)} />
        <Refused problem={activate.problem} fields={[...Object.keys(EMPTY), 'routerId']} />
        <Button type="submit" isBusy={activate.isRunning}>
          Aktifkan, potong {money(item.operatorPrice)}
        </Button>
      </form>
    </Card>
  )
}

/** The only time that it is shown. */
const ModemLogin = ({ username, password }: NonNullable<Made['login']>) => (
  <Card title="Untuk modem pelanggan">
    <Line label="Nama pengguna" value={username} />
    <Line label="Kata sandi" value={password} />
    <CopyButton
      text={`Nama pengguna: ${username}\nKata sandi: ${password}`}
      label="Salin nama pengguna dan kata sandi"
    />
    <p>Catat atau salin sekarang; sesudah halaman ini ditutup tidak tampil lagi.</p>
  </Card>
)

interface AddressFieldProps {
  readonly value: string
  readonly onChange: (event: { target: { value: string } }) => void
  readonly error: string | undefined
  /** The next ones that nobody has, to press instead of typing. */
  readonly free: readonly string[]
  readonly onPick: (address: string) => void
}

function AddressField({ free, onPick, value, ...rest }: AddressFieldProps) {
  return (
    <>
      <Field
        label="Alamat IP"
        required
        maxLength={40}
        inputMode="decimal"
        autoComplete="off"
        placeholder="10.10.1.5"
        value={value}
        {...rest}
      />
      {free.length > 0 && (
        <fieldset className={css.free}>
          <legend className={css.soft}>Belum dipakai:</legend>
          {free.map((address) => (
            <Button key={address} look="plain" aria-pressed={address === value} onClick={() => onPick(address)}>
              {address}
            </Button>
          ))}
        </fieldset>
      )}
    </>
  )
}
