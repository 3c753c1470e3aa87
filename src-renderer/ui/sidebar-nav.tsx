// Owns: the way around: one entry per place, its letter under Alt, its count when something waits there.
// Must never: list what the person may not open, or know what the places are.

import type { MouseEvent, ReactNode } from 'react'
import { ariaShortcut } from '../lib/key-combo'
import { useHotkeys } from '../lib/use-hotkeys'
import css from './sidebar-nav.module.css'
import type { Tone } from './theme'
import { useAltHeld } from './use-alt-held'

export type NavItem = {
  readonly id: string
  readonly label: string
  /** under Alt; stands underlined in the label */
  readonly letter: string
  readonly icon: ReactNode
  /** for a real link (middle click, copy address) */
  readonly href?: string
  readonly count?: number
  readonly countTone?: Extract<Tone, 'bad' | 'warn' | 'calm'>
  /** on a phone: in the bar at the foot (four at most) */
  readonly isPrimary?: boolean
}

export type NavGroup = { readonly id: string; readonly label?: string; readonly items: readonly NavItem[] }

export type SidebarNavProps = {
  readonly groups: readonly NavGroup[]
  readonly current: string
  readonly onNavigate: (id: string) => void
  /** brand and shop, at the top */
  readonly head?: ReactNode
  /** person and lock, at the foot */
  readonly foot?: ReactNode
  readonly label?: string
}

export function SidebarNav({ groups, current, onNavigate, head, foot, label = 'Menu utama' }: SidebarNavProps) {
  const isAltHeld = useAltHeld()
  useHotkeys(
    groups.flatMap((group) =>
      group.items.map((item) => ({
        keys: `Alt+${item.letter.toUpperCase()}`,
        run: () => onNavigate(item.id),
        description: item.label,
      })),
    ),
  )
  return (
    <nav className={css.nav} aria-label={label} data-alt={isAltHeld || undefined}>
      {head && <div className={css.head}>{head}</div>}
      <div className={css.groups}>
        {groups.map((group) => (
          <div key={group.id} className={css.group}>
            {group.label && <div className={css.groupLabel}>{group.label}</div>}
            {group.items.map((item) => (
              <NavLink key={item.id} item={item} isCurrent={item.id === current} onNavigate={onNavigate} />
            ))}
          </div>
        ))}
      </div>
      {foot && <div className={css.foot}>{foot}</div>}
    </nav>
  )
}

type NavLinkProps = {
  readonly item: NavItem
  readonly isCurrent: boolean
  readonly onNavigate: (id: string) => void
}

export function NavLink({ item, isCurrent, onNavigate }: NavLinkProps) {
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onNavigate(item.id)
  }
  return (
    <a
      className={css.link}
      href={item.href ?? `#${item.id}`}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={ariaShortcut(`Alt+${item.letter.toUpperCase()}`)}
      onClick={go}
    >
      <span className={css.icon}>{item.icon}</span>
      <span className={css.label}>
        <Lettered label={item.label} letter={item.letter} />
      </span>
      {item.count !== undefined && item.count > 0 && (
        <span className={`${css.count} ln-number`} data-tone={item.countTone ?? 'bad'}>
          {item.count > 999 ? '999+' : item.count}
        </span>
      )}
      <span className={css.letter} aria-hidden="true">
        {item.letter.toUpperCase()}
      </span>
    </a>
  )
}

function Lettered({ label, letter }: { readonly label: string; readonly letter: string }) {
  const at = label.toLowerCase().indexOf(letter.toLowerCase())
  if (at < 0) return label
  return (
    <>
      {label.slice(0, at)}
      <u>{label.charAt(at)}</u>
      {label.slice(at + 1)}
    </>
  )
}
