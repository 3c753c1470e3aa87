// Owns: a new customer making his own account, on its own page or within a checkout.
// Must never: ask for more than the shop needs to serve him.
import { type FormEvent, useState } from 'react'
import { useCommand } from '../api/use-command'
import { portal } from './api'
import { welcome } from './login-form'
import { NewPassword } from './new-password'
import { Button, Field, Refused } from './ui'
import css from './ui.module.css'
import { empty, tooShort, useChecked } from './use-checked'

const EMPTY = { name: '', phone: '', address: '', secret: '' }
type Values = typeof EMPTY

interface RegisterFormProps {
  /** The account is there and its owner is logged in. */
  readonly onDone: () => void
}

export function RegisterForm({ onDone }: RegisterFormProps) {
  const [values, setValues] = useState(EMPTY)
  const register = useCommand(portal.session.register)
  const { problem } = register
  const { form, errors, isRight } = useChecked(
    {
      name: empty(values.name, 'Isi nama Anda.'),
      phone: empty(values.phone, 'Isi nomor HP Anda.'),
      secret: tooShort(values.secret),
    },
    register,
  )
  const set = (change: Partial<Values>) => setValues({ ...values, ...change })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight()) return
    const status = await register.run(values)
    if (!status) return
    setValues(EMPTY)
    await welcome(status)
    onDone()
  }
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className={css.form} noValidate>
      <Field
        label="Nama lengkap"
        autoComplete="name"
        maxLength={60}
        value={values.name}
        onChange={(event) => set({ name: event.target.value })}
        error={errors.name}
        required
      />
      <Field
        label="Nomor HP"
        hint="Dipakai untuk masuk, misalnya 0812-3456-7890."
        type="tel"
        autoComplete="tel"
        maxLength={30}
        value={values.phone}
        onChange={(event) => set({ phone: event.target.value })}
        error={errors.phone}
        required
      />
      <Field
        label="Alamat (boleh dikosongkan)"
        autoComplete="street-address"
        maxLength={160}
        value={values.address}
        onChange={(event) => set({ address: event.target.value })}
        error={errors.address}
      />
      <NewPassword
        label="Kata sandi"
        hint="Paling sedikit 8 karakter. Buat yang belum Anda pakai di tempat lain."
        value={values.secret}
        onChange={(event) => set({ secret: event.target.value })}
        error={errors.secret}
      />
      <Refused problem={problem} fields={Object.keys(EMPTY)} />
      <Button type="submit" isBusy={register.isRunning}>
        Buat akun
      </Button>
    </form>
  )
}
