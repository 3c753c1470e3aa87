// Owns: a command to type elsewhere, whole on the screen, with the button that copies it.
// Must never: cut a command short, or show one without a way to copy it.

import css from './command-block.module.css'
import { CopyButton } from './copy-button'

export function CommandBlock({ command }: { readonly command: string }) {
  return (
    <div className={css.block}>
      <pre className={css.command}>{command}</pre>
      <CopyButton text={command} size="xs" label="Salin perintah" />
    </div>
  )
}
