// Owns: what a form still misses, said beside its fields in the shop's own words once the button was pressed; the first wrong one is led to.
// Must never: leave it to the browser, which speaks the phone's language; every form of the portal is `noValidate`.
import { type RefObject, useRef, useState } from 'react'
import { OWN_SECRET_TOO_SHORT, SHORTEST_OWN_SECRET } from '../../src-main/shared/own-secret'
import type { Problem } from '../api/problem'
import { useFirstWrong } from './ordering/field-problems'

/** By field: what is wrong with what stands there now, or false. */
type Wrong = Readonly<Record<string, string | false>>

interface Sending {
  readonly problem: Problem | null
  readonly clear: () => void
}

interface Checked {
  readonly form: RefObject<HTMLFormElement | null>
  /** By field: what the form itself, or else the core, says of it. */
  readonly errors: Readonly<Record<string, string | undefined>>
  /** Asked by the press: may it be sent? */
  readonly isRight: () => boolean
}

export function useChecked(wrong: Wrong, { problem, clear }: Sending): Checked {
  const form = useRef<HTMLFormElement>(null)
  /** Presses that were wrong since the last one that was right. */
  const [presses, setPresses] = useState(0)
  useFirstWrong(form, problem, presses)
  const own = Object.fromEntries(Object.entries(wrong).filter(([, text]) => text !== false)) as Record<string, string> // false is left out
  return {
    form,
    errors: presses > 0 ? { ...problem?.fields, ...own } : (problem?.fields ?? {}),
    isRight() {
      const isWrong = Object.keys(own).length > 0
      setPresses(isWrong ? presses + 1 : 0)
      if (isWrong) clear()
      return !isWrong
    },
  }
}

/** What is wrong with a field that must not stay empty. */
export const empty = (text: string, sentence: string): string | false => text.trim() === '' && sentence

export const tooShort = (secret: string): string | false =>
  secret.length < SHORTEST_OWN_SECRET &&
  (secret === '' ? `Buat kata sandi, paling sedikit ${SHORTEST_OWN_SECRET} karakter.` : OWN_SECRET_TOO_SHORT)
