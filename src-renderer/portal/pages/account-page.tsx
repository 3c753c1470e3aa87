// Owns: the person's own account: another password, logging out.
// Must never: show anything of somebody else.
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../api/use-command'
import { portal, queryClient } from '../api'
import { emptyCart } from '../cart'
import { NewPassword } from '../new-password'
import { goTo } from '../route'
import { HelpLink } from '../tickets/help-link'
import { Button, Card, Field, Notice, Page, Refused } from '../ui'
import kit from '../ui.module.css'
import { empty, tooShort, useChecked } from '../use-checked'
import { portalStatus, usePortal } from '../use-portal'

export default function AccountPage() {
  const { party } = usePortal()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [isDone, setDone] = useState(false)
  const change = useCommand(portal.session.changeSecret)
  const logout = useCommand(portal.session.logout)
  const { form, errors, isRight } = useChecked(
    { old: empty(old, 'Ketik kata sandi Anda yang sekarang.'), next: tooShort(next) },
    change,
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight()) return
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
        <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
          <Field
            label="Kata sandi sekarang"
            type="password"
            autoComplete="current-password"
            value={old}
            onChange={(event) => setOld(event.target.value)}
            error={errors.old}
            required
          />
          <NewPassword
            label="Kata sandi baru"
            value={next}
            onChange={(event) => setNext(event.target.value)}
            error={errors.next}
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
