// Owns: where the parts of the window stand: menu at the side, screen in the middle, status at the foot; on a phone the
// menu is a bar under the thumb.
// Must never: scroll itself; screens scroll.

import { IconMenu2 } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import css from './app-frame.module.css'
import { Dialog } from './dialog'
import { NavLink, SidebarNav, type SidebarNavProps } from './sidebar-nav'
import { StatusBar, type StatusBarProps } from './status-bar'

export type AppFrameProps = {
  readonly nav: SidebarNavProps
  readonly status: StatusBarProps
  readonly children: ReactNode
  /** a line over everything: lost connection, demo, update */
  readonly banner?: ReactNode
}

export function AppFrame({ nav, status, children, banner }: AppFrameProps) {
  const [isMenuOpen, setMenuOpen] = useState(false)
  const primary = nav.groups.flatMap((group) => group.items.filter((item) => item.isPrimary)).slice(0, 4)
  const go = (id: string) => {
    setMenuOpen(false)
    nav.onNavigate(id)
  }
  return (
    <div className={css.frame}>
      <a className={css.skip} href="#isi">
        Langsung ke isi
      </a>
      <div className={css.side}>
        <SidebarNav {...nav} />
      </div>
      <div className={css.middle}>
        {banner && <div className={css.banner}>{banner}</div>}
        <main id="isi" className={css.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav className={css.thumbs} aria-label="Menu cepat">
        {primary.map((item) => (
          <NavLink key={item.id} item={item} isCurrent={item.id === nav.current} onNavigate={go} />
        ))}
        <button type="button" className={css.more} onClick={() => setMenuOpen(true)}>
          <IconMenu2 size="1.1875rem" aria-hidden />
          Menu
        </button>
      </nav>
      <div className={css.status}>
        <StatusBar {...status} />
      </div>
      <Dialog isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} title="Menu" size="sm" closesOutside>
        <div className={css.sheet}>
          {nav.groups.map((group) => (
            <div key={group.id}>
              {group.items.map((item) => (
                <NavLink key={item.id} item={item} isCurrent={item.id === nav.current} onNavigate={go} />
              ))}
            </div>
          ))}
          {nav.foot}
        </div>
      </Dialog>
    </div>
  )
}
