// Owns: the list of keys that work now, for the help of a screen (F1).
// Must never: list a key by hand; what is bound is what is listed.

import { type ReactNode, useState } from 'react'
import { listKeys } from '../lib/hotkeys'
import { Dialog } from './dialog'
import css from './hotkey-list.module.css'
import { Kbd } from './kbd'

export type HelpDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** a few sentences about the screen */
  readonly children?: ReactNode
}

export function HelpDialog(props: HelpDialogProps) {
  return props.isOpen ? <OpenHelp {...props} /> : null
}

function OpenHelp({ onClose, title, children }: HelpDialogProps) {
  const [keys] = useState(listKeys) // asked before this dialog opens its own layer
  return (
    <Dialog isOpen onClose={onClose} title={title} closesOutside>
      <div className={css.about}>{children}</div>
      <dl className={css.keys}>
        {keys.map((key) => (
          <div key={key.keys}>
            <dt>
              <Kbd keys={key.keys} />
              <span className="ln-hidden">{key.keys}</span>
            </dt>
            <dd>{key.description}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
