// Owns: putting one text on the clipboard and saying that it is there.
// Must never: say "Tersalin" when it is not.

import { Button, type ButtonProps } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { copyText } from '../lib/clipboard'
import { ariaShortcut } from '../lib/key-combo'
import { useHotkeys } from '../lib/use-hotkeys'
import { Kbd } from './kbd'

export type CopyButtonProps = Omit<ButtonProps, 'leftSection' | 'rightSection'> & {
  readonly text: string
  readonly label?: string
  /** a key that copies too */
  readonly keys?: string
}

type Outcome = 'idle' | 'copied' | 'refused'

export function CopyButton({ text, label = 'Salin', keys, variant = 'default', ...rest }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle')
  const copy = () => void copyText(text).then((isCopied) => setOutcome(isCopied ? 'copied' : 'refused'))
  useHotkeys(keys ? [{ keys, run: copy, description: label }] : [])
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = setTimeout(() => setOutcome('idle'), 2_500)
    return () => clearTimeout(timer)
  }, [outcome])
  const words = outcome === 'copied' ? 'Tersalin' : outcome === 'refused' ? 'Tidak bisa menyalin' : label
  return (
    <Button
      {...rest}
      variant={variant}
      onClick={copy}
      leftSection={outcome === 'copied' ? <IconCheck size="1rem" aria-hidden /> : <IconCopy size="1rem" aria-hidden />}
      rightSection={keys ? <Kbd keys={keys} tone={variant === 'filled' ? 'filled' : 'plain'} /> : undefined}
      aria-keyshortcuts={keys ? ariaShortcut(keys) : undefined}
    >
      <span aria-live="polite">{words}</span>
    </Button>
  )
}
