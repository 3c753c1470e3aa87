// Owns: entering: who are you, and your PIN; the lock and the quick switch of cashier are the same screen.
// Must never: say whether the name or the PIN was wrong.
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ROLE_NAMES } from '../../../src-main/shared/roles'
import { api, orpc, useCommand } from '../../api'
import { useFirstFocus } from '../../lib/use-first-focus'
import { BrandMark } from '../../ui/brand-mark'
import { Form } from '../../ui/form'
import { ErrorNotice, Notice } from '../../ui/notice'
import { SecretInput } from '../../ui/text-field'
import css from './login-screen.module.css'

type Status = Awaited<ReturnType<typeof api.session.status>>

export function LoginScreen({ status }: { readonly status: Status }) {
  const queryClient = useQueryClient()
  const login = useCommand(api.session.login)
  const page = useFirstFocus<HTMLElement>(status.state)
  const isLocked = status.state === 'locked'
  const [name, setName] = useState(status.user?.name ?? status.people[0]?.name ?? '')
  const [secret, setSecret] = useState('')
  const isPressed = useRef(false)
  const goToPin = () => page.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()

  const enter = async () => {
    const entered = await login.run({ name, secret })
    setSecret('')
    if (entered) queryClient.setQueryData(orpc.session.status.queryKey({ input: {} }), entered)
  }
  const choose = (person: string) => {
    setName(person)
    setSecret('')
    login.clear()
  }

  return (
    <main ref={page} className={css.page}>
      <section className={css.card} aria-labelledby="masuk">
        <header className={css.head}>
          <BrandMark size="2.5rem" />
          <div>
            <h1 id="masuk" className={css.title}>
              {isLocked ? 'Loket terkunci' : 'Masuk'}
            </h1>
            <p className={css.shop}>{status.shopName}</p>
          </div>
          {status.isDemo && <strong className={css.demo}>MODE DEMO</strong>}
        </header>
        {isLocked && <Notice tone="info">Yang sedang dikerjakan masih ada. Ganti kasir juga bisa di sini.</Notice>}
        <fieldset
          className={css.people}
          onPointerDown={() => {
            isPressed.current = true
          }}
          onKeyDown={({ key }) => {
            isPressed.current = false
            // digits typed on a name are the PIN of that name
            if (/^\d$/.test(key)) goToPin()
          }}
        >
          <legend className={css.legend}>Siapa yang bertugas?</legend>
          {status.people.map((person) => (
            <label key={person.id} className={css.person}>
              <input
                type="radio"
                name="person"
                value={person.name}
                checked={person.name === name}
                onChange={() => choose(person.name)}
                // a thumb on a name goes on to the PIN; arrow keys stay among the names
                onClick={() => isPressed.current && goToPin()}
              />
              <span className={css.name}>{person.name}</span>
              <span className={css.role}>{ROLE_NAMES[person.role]}</span>
            </label>
          ))}
        </fieldset>
        <Form onSubmit={enter}>
          <SecretInput label="PIN" size="lg" isFirst required value={secret} onChange={setSecret} />
          {login.problem && <ErrorNotice message={login.problem.message} advice={login.problem.advice} />}
          <Button type="submit" size="lg" fullWidth loading={login.isRunning} mt="sm">
            {isLocked ? 'Buka loket' : 'Masuk'}
          </Button>
        </Form>
        {status.isDemo && <p className={css.hint}>Demo: semua orang memakai PIN 123456.</p>}
      </section>
    </main>
  )
}
