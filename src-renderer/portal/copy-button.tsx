// Owns: putting one text on the phone's clipboard and saying that it is there.
// Must never: claim it was copied when it was not.
import { useState } from 'react'
import { copyText } from '../lib/clipboard'
import { Button } from './ui'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for a screen reader: "Salin nominal". */
  readonly label: string
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const [state, setState] = useState<'new' | 'done' | 'failed'>('new')
  const press = async () => setState((await copyText(text)) ? 'done' : 'failed')
  const word = { new: 'Salin', done: 'Tersalin', failed: 'Salin sendiri' }[state]
  return (
    <Button look="plain" aria-label={state === 'new' ? label : word} aria-live="polite" onClick={() => void press()}>
      {word}
    </Button>
  )
}
