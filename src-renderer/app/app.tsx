// Owns: which of the four faces is shown: first run, login, lock, work.
// Must never: flash one face before knowing which it is.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { sessionStatus, toProblem } from '../api'
import { LoginScreen } from '../features/session/login-screen'
import { ErrorNotice } from '../ui/notice'

const SetupScreen = lazy(() => import('../features/setup/setup-screen'))
const Shell = lazy(() => import('./shell'))

export function App() {
  const [isSettingUp, setSettingUp] = useState(false)
  const status = useQuery({ ...sessionStatus(), refetchInterval: 30_000 })
  if (!status.data) {
    if (!status.error) return null
    const { message, advice } = toProblem(status.error)
    return (
      <main style={{ maxInlineSize: '40rem', margin: '3rem auto', padding: '0 1rem' }}>
        <ErrorNotice message={message} advice={advice} onRetry={() => void status.refetch()} />
      </main>
    )
  }
  const { state } = status.data
  // The owner is logged in halfway through the first run; the wizard stays until it is through.
  if (state === 'setup' && !isSettingUp) setSettingUp(true)
  if (state === 'setup' || isSettingUp)
    return (
      <Suspense fallback={null}>
        <SetupScreen status={status.data} onDone={() => setSettingUp(false)} />
      </Suspense>
    )
  return (
    <Suspense fallback={null}>
      {(state === 'login' || state === 'locked') && <LoginScreen status={status.data} />}
      {state === 'ready' && <Shell />}
    </Suspense>
  )
}
