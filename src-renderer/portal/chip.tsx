// Owns: a state as a word on its colour.
// Must never: say anything by colour alone.
import css from './ui.module.css'

export interface Chip {
  readonly text: string
  readonly tone: 'good' | 'warn' | 'info' | 'calm'
}

export const StateChip = ({ text, tone }: Chip) => <span className={`${css.chip} ${css[tone]}`}>{text}</span>
