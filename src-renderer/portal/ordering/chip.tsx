// Owns: a state as a word on its colour.
// Must never: say anything by colour alone.
import type { Chip } from './order-words'
import css from './ordering.module.css'

export const StateChip = ({ text, tone }: Chip) => <span className={`${css.chip} ${css[tone]}`}>{text}</span>
