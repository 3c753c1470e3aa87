// Owns: logging in from a phone.
// Must never: say whether a name exists.
import { type FormEvent, useState } from 'react'
import type { PartyKind } from '../../../src-main/shared/portal-contract'
import { useCommand } from '../../api/use-command'
import { portal, queryClient } from '../api'
import { goTo } from '../route'
import { Button, Card, Field, Notice, Page } from '../ui'
import { portalStatus, usePortal } from '../use-portal'

export default function LoginPage() {
  const { forCustomers, forResellers, shopPhone } = usePortal()
  const [kind, setKind] = useState<PartyKind>(forCustomers ? 'customer' : 'reseller')
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const login = useCommand(portal.session.login)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const status = await login.run({ kind, name, secret })
    if (!status) return
    setSecret('')
    queryClient.setQueryData(portalStatus().queryKey, status)
    await queryClient.invalidateQueries()
    goTo(status.party?.mustChange ? 'akun' : '')
  }
  if (!forCustomers && !forResellers)
    return (
      <Page title="Masuk">
        <Notice tone="warn" title="Masuk belum dibuka di jaringan ini.">
          {shopPhone ? `Tanyakan di loket atau telepon ${shopPhone}.` : 'Tanyakan di loket.'}
        </Notice>
      </Page>
    )
  return (
    <Page title="Masuk">
      <Card>
        <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: '0.75rem' }}>
          {forCustomers && forResellers && (
            <div role="radiogroup" aria-label="Masuk sebagai" style={{ display: 'flex', gap: '0.5rem' }}>
              {(['customer', 'reseller'] as const).map((one) => (
                <Button
                  key={one}
                  role="radio"
                  aria-checked={kind === one}
                  look={kind === one ? 'main' : 'plain'}
                  onClick={() => setKind(one)}
                >
                  {one === 'customer' ? 'Pelanggan' : 'Reseller'}
                </Button>
              ))}
            </div>
          )}
          <Field
            label={kind === 'customer' ? 'Nomor HP atau nama pengguna' : 'Nama pengguna'}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="username"
            autoCapitalize="none"
            error={login.problem?.fields.name}
            required
          />
          <Field
            label="Kata sandi"
            type="password"
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            autoComplete="current-password"
            error={login.problem?.fields.secret}
            required
          />
          {login.problem && Object.keys(login.problem.fields).length === 0 && (
            <Notice tone="bad" title={login.problem.message}>
              {login.problem.advice}
            </Notice>
          )}
          <Button type="submit" isBusy={login.isRunning}>
            Masuk
          </Button>
        </form>
      </Card>
    </Page>
  )
}
