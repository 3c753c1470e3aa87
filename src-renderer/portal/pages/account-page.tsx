// Owns: the person's own account: another password, logging out.
// Must never: show anything of somebody else.
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../api/use-command'
import { portal, queryClient } from '../api'
import { emptyCart } from '../cart'
import { goTo } from '../route'
import { HelpLink } from '../tickets/help-link'
import { Button, Card, Field, Notice, Page, Refused } from '../ui'
import kit from '../ui.module.css'
import { portalStatus, usePortal } from '../use-portal'

export default function AccountPage() {
  const { party } = usePortal()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [isDone, setDone] = useState(false)
  const change = useCommand(portal.session.changeSecret)
  const logout = useCommand(portal.session.logout)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await change.run({ old, next }))) return
    setOld('')
    setNext('')
    setDone(true)
    await queryClient.invalidateQueries({ queryKey: portalStatus().queryKey })
  }
  const leave = async () => {
    if (!(await logout.run({}))) return
    // nothing of this person stays on the phone, not even in memory
    emptyCart()
    goTo('')
    location.reload()
  }
  return (
    <Page title={party?.name ?? 'Akun'}>
      {party?.mustChange && !isDone && (
        <Notice tone="warn" title="Ganti kata sandi dari loket.">
          Supaya hanya Anda yang tahu.
        </Notice>
      )}
      {isDone && (
        <>
          <Notice tone="good" title="Kata sandi diganti. HP lain harus masuk lagi." />
          <Button onClick={() => goTo('')}>Ke Beranda</Button>
        </>
      )}
      <Card title="Ganti kata sandi">
        <form onSubmit={(event) => void submit(event)} className={kit.form}>
          <Field
            label="Kata sandi sekarang"
            type="password"
            autoComplete="current-password"
            value={old}
            onChange={(event) => setOld(event.target.value)}
            error={change.problem?.fields.old}
            required
          />
          <Field
            label="Kata sandi baru"
            type="password"
            autoComplete="new-password"
            hint="Paling sedikit 8 karakter."
            value={next}
            onChange={(event) => setNext(event.target.value)}
            error={change.problem?.fields.next}
            required
          />
          <Refused problem={change.problem} fields={['old', 'next']} />
          <Button type="submit" isBusy={change.isRunning}>
            Ganti
          </Button>
        </form>
      </Card>
      {!party?.mustChange && <HelpLink />}
      <Button look="plain" isBusy={logout.isRunning} onClick={() => void leave()}>
        Keluar
      </Button>
    </Page>
  )
}
