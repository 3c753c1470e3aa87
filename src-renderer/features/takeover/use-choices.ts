// Owns: the choices of a draft while a person makes them: as proposed first, then what was changed.
// Must never: send them anywhere.
import { useState } from 'react'
import type { Choices, ExtraChoice, ProfileChoice } from '../../../src-main/features/takeover/contract'

export interface ChoiceEditing {
  readonly choices: Choices
  readonly change: (changes: Partial<Choices>) => void
  readonly changeProfile: (profile: string, changes: Partial<ProfileChoice>) => void
  readonly changePreset: (name: string, target: ExtraChoice['target']) => void
  readonly changePpp: (name: string, target: ExtraChoice['target']) => void
}

export function useChoices(proposed: Choices): ChoiceEditing {
  const [choices, setChoices] = useState(proposed)
  const change = (changes: Partial<Choices>) => setChoices((current) => ({ ...current, ...changes }))
  const changeExtra = (list: 'presets' | 'ppp') => (name: string, target: ExtraChoice['target']) =>
    setChoices((current) => ({
      ...current,
      [list]: current[list].map((choice) => (choice.name === name ? { ...choice, target } : choice)),
    }))
  return {
    choices,
    change,
    changeProfile: (profile, changes) =>
      setChoices((current) => ({
        ...current,
        profiles: current.profiles.map((choice) => (choice.profile === profile ? { ...choice, ...changes } : choice)),
      })),
    changePreset: changeExtra('presets'),
    changePpp: changeExtra('ppp'),
  }
}
