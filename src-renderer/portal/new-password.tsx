// Owns: a kata sandi that somebody makes for himself: typed once, and shown when he asks.
// Must never: say whether it is good enough; the core does.
import { type ComponentProps, useState } from 'react'
import { OWN_SECRET_TOO_SHORT } from '../../src-main/shared/own-secret'
import { Tick } from './fields'
import { Field } from './ui'

type NewPasswordProps = Omit<ComponentProps<typeof Field>, 'type' | 'autoComplete' | 'autoCapitalize'>

export function NewPassword(props: NewPasswordProps) {
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Field
        hint={OWN_SECRET_TOO_SHORT}
        maxLength={100}
        required
        {...props}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        autoCapitalize="none"
      />
      <Tick label="Tampilkan kata sandi" isOn={isShown} onChange={setShown} />
    </>
  )
}
