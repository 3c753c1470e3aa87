// Owns: which of the four faces is shown: first run, login, lock, work.
// Must never: flash one face before knowing which it is.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { sessionStatus, toProblem } from '../api'
import { LoginScreen } from '../features/session/login-screen'
import { ErrorNotice } from '../ui/notice'

const SetupScreen = lazy(() => import('../features/setup/setup-screen'))
const Shell = lazy(() => import('./shell'))

export function App() {
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
  return (
    <Suspense fallback={null}>
      {state === 'setup' && <SetupScreen status={status.data} />}
      {(state === 'login' || state === 'locked') && <LoginScreen status={status.data} />}
      {state === 'ready' && <Shell />}
    </Suspense>
  )
}
