// Owns: logging in from a phone, and choosing an own password the first time.
// Must never: say whether a name exists, or let anybody on with the counter's password.
import { hashKey } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import type { PortalStatus } from '../../src-main/features/portal/portal-contract'
import type { PartyKind } from '../../src-main/shared/portal-contract'
import { useCommand } from '../api/use-command'
import { portal, queryClient } from './api'
import { Segments } from './fields'
import { NewPassword } from './new-password'
import { Button, Field, Notice, Refused } from './ui'
import css from './ui.module.css'
import { empty, tooShort, useChecked } from './use-checked'
import { portalStatus, usePortal } from './use-portal'

/** The phone belongs to somebody else now: nothing that was asked before is shown any more. */
export async function welcome(status: PortalStatus): Promise<void> {
  const { queryKey } = portalStatus()
  const kept = hashKey(queryKey)
  queryClient.setQueryData(queryKey, status)
  // not only stale: gone, also for a moment and also while the shop is away
  await queryClient.resetQueries({ predicate: ({ queryHash }) => queryHash !== kept })
}

const KINDS = [
  { value: 'customer', label: 'Pelanggan' },
  { value: 'reseller', label: 'Reseller' },
] as const

/** Who is about to log in, or that he chooses a kata sandi of his own. */
export type LoginStep = PartyKind | 'own-secret'

interface LoginFormProps {
  /** Only these people; default: whoever may log in here. */
  readonly only?: PartyKind
  /** Somebody is logged in, with a password of his own. */
  readonly onDone: () => void
  readonly onStep?: (step: LoginStep) => void
}

export function LoginForm({ only, onDone, onStep }: LoginFormProps) {
  const { forCustomers, forResellers } = usePortal()
  const [kind, setKind] = useState<PartyKind>(only ?? (forCustomers ? 'customer' : 'reseller'))
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const [mustChange, setMustChange] = useState(false)
  const login = useCommand(portal.session.login)
  const { problem } = login
  const { form, errors, isRight } = useChecked(
    {
      name: empty(name, kind === 'customer' ? 'Ketik nomor HP atau nama pengguna Anda.' : 'Ketik nama pengguna Anda.'),
      secret: empty(secret, 'Ketik kata sandi Anda.'),
    },
    login,
  )
  const finish = async (status: PortalStatus) => {
    setSecret('')
    await welcome(status)
    onDone()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight()) return
    const status = await login.run({ kind, name, secret })
    if (status?.party?.mustChange) setMustChange(true)
    else if (status) await finish(status)
  }
  const step = mustChange ? 'own-secret' : kind
  useEffect(() => onStep?.(step), [onStep, step])
  if (mustChange) return <OwnSecret old={secret} onDone={finish} />
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className={css.form} noValidate>
      {only === undefined && forCustomers && forResellers && (
        <Segments label="Masuk sebagai" value={kind} choices={KINDS} onChange={setKind} />
      )}
      <Field
        label={kind === 'customer' ? 'Nomor HP atau nama pengguna' : 'Nama pengguna'}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        error={errors.name}
        required
      />
      <Field
        label="Kata sandi"
        type="password"
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
        autoComplete="current-password"
        error={errors.secret}
        required
      />
      <Refused problem={problem} fields={['name', 'secret']} />
      {problem && only === undefined && forCustomers && forResellers && (
        <p className={css.hint}>
          {kind === 'customer' ? 'Anda reseller? Pilih Reseller di atas.' : 'Anda pelanggan? Pilih Pelanggan di atas.'}
        </p>
      )}
      <Button type="submit" isBusy={login.isRunning}>
        Masuk
      </Button>
    </form>
  )
}

interface OwnSecretProps {
  /** The counter's, as it was just typed. */
  readonly old: string
  readonly onDone: (status: PortalStatus) => Promise<void>
}

function OwnSecret({ old, onDone }: OwnSecretProps) {
  const [next, setNext] = useState('')
  const change = useCommand(portal.session.changeSecret)
  const { form, errors, isRight } = useChecked({ next: tooShort(next) }, change)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isRight() && (await change.run({ old, next }))) await onDone(await portal.session.status({}))
  }
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className={css.form} noValidate>
      <Notice tone="info" title="Buat kata sandi Anda sendiri.">
        Yang dari loket hanya untuk sekali masuk. Sesudah ini hanya Anda yang tahu.
      </Notice>
      <NewPassword
        label="Kata sandi baru"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        error={errors.next}
        autoFocus
      />
      <Refused problem={change.problem} fields={['next']} />
      <Button type="submit" isBusy={change.isRunning}>
        Simpan dan masuk
      </Button>
    </form>
  )
}
