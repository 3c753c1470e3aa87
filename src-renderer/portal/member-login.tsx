// Owns: the name and kata sandi of an own member login (hotspot), shown when asked for.
// Must never: keep them; what was shown is gone with the page.
import { useState } from 'react'
import { useCommand } from '../api/use-command'
import { portal } from './api'
import { CopyButton } from './copy-button'
import { Button, Line, Refused } from './ui'

export function MemberLogin({ subscriptionId }: { readonly subscriptionId: string }) {
  const reveal = useCommand(portal.selfcare.revealLogin)
  const [login, setLogin] = useState<{ readonly username: string; readonly password: string } | null>(null)
  if (login)
    return (
      <>
        <Line label="Nama pengguna" value={login.username} />
        <Line label="Kata sandi" value={login.password} />
        <CopyButton text={login.password} label="Salin kata sandi" />
        <p>Dipakai di halaman masuk WiFi. Jangan dibagikan.</p>
      </>
    )
  return (
    <>
      <Refused problem={reveal.problem} />
      <Button
        look="plain"
        isBusy={reveal.isRunning}
        onClick={() => void reveal.run({ subscriptionId }).then((answer) => answer && setLogin(answer))}
      >
        Lihat nama dan kata sandi WiFi
      </Button>
    </>
  )
}
