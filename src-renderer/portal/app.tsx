// Owns: the frame of the portal: the shop's name, the page, the bar at the foot.
// Must never: show a page to somebody it is not for.
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { useCart } from './cart'
import { PAGES, type PortalPage } from './pages'
import { usePortalRoute } from './route'
import { UnreadMark } from './tickets/help-link'
import { Button, Page, Unanswered } from './ui'
import css from './ui.module.css'
import { portalStatus } from './use-portal'

/** Where somebody chooses a password of his own; nothing else opens before. */
const FIRST = 'akun'

export function PortalApp() {
  const status = useQuery(portalStatus())
  const { page, path } = usePortalRoute()
  const address = [page, ...path].join('/')
  // another address begins at its top
  useEffect(() => void window.scrollTo(0, 0), [address])
  if (!status.data)
    return status.error ? (
      <Page title="Portal">
        <Unanswered error={status.error} />
        <Button onClick={() => void status.refetch()}>Coba lagi</Button>
      </Page>
    ) : (
      <Page title="Portal">
        <p role="status" aria-busy="true">
          Sedang memuat …
        </p>
      </Page>
    )
  const { shopName, logo, party, isDemo } = status.data
  const mine = PAGES.filter((one) => isFor(one, party?.kind ?? null) && (!party?.mustChange || one.id === FIRST))
  const current = mine.find(({ id }) => id === page) ?? mine[0]
  const Current = current?.component
  return (
    <>
      <header className={css.head}>
        {logo && <img src={logo} alt="" />}
        <strong>{shopName}</strong>
        {isDemo && <span className={css.demo}>DEMO</span>}
        {party?.kind !== 'reseller' && <CartLink />}
        <nav className={css.bar} aria-label="Halaman">
          {mine
            .filter(({ isInBar }) => isInBar)
            .map(({ id, label }) => (
              <a key={id} href={`#/${id}`} aria-current={id === current?.id ? 'page' : undefined}>
                <span>
                  {label} {id === 'akun' && <UnreadMark />}
                </span>
              </a>
            ))}
        </nav>
      </header>
      {Current && (
        <Suspense fallback={<p role="status">Sedang memuat …</p>}>
          <Current key={`${current.id}-${party?.id ?? ''}`} />
        </Suspense>
      )}
    </>
  )
}

/** Not there while nothing is in it. */
function CartLink() {
  const { lines } = useCart()
  if (lines.length === 0) return null
  return (
    <a href="#/keranjang" className={css.cart}>
      Keranjang <span className={css.count}>{lines.length}</span>
    </a>
  )
}

const isFor = (one: PortalPage, kind: string | null): boolean => {
  if (one.for === 'anyone') return true
  if (one.for === 'guest') return kind === null
  if (one.for === 'shopper') return kind !== 'reseller'
  return kind !== null && (one.for === 'everybody' || one.for === kind)
}
