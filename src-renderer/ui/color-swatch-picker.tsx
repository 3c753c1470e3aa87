// Owns: choosing the colour of a tile, by name.
// Must never: offer a colour on which white text cannot be read.

import { IconCheck } from '@tabler/icons-react'
import { useId } from 'react'
import { type TileColor, tileColorHex, tileColorName, tileColors } from '../../src-main/shared/tile-color'
import css from './color-swatch-picker.module.css'

export type ColorSwatchPickerProps = {
  readonly label: string
  readonly value: TileColor
  readonly onChange: (color: TileColor) => void
  readonly disabled?: boolean
}

export function ColorSwatchPicker({ label, value, onChange, disabled = false }: ColorSwatchPickerProps) {
  const name = useId()
  return (
    <fieldset className={css.group} disabled={disabled}>
      <legend>
        {label} <span className={css.chosen}>{tileColorName[value]}</span>
      </legend>
      <div className={css.swatches}>
        {tileColors.map((color) => (
          <label
            key={color}
            className={css.swatch}
            style={{ background: tileColorHex[color] }}
            title={tileColorName[color]}
          >
            <input
              className="ln-hidden"
              type="radio"
              name={name}
              aria-label={tileColorName[color]}
              checked={color === value}
              onChange={() => onChange(color)}
            />
            {color === value && <IconCheck size="1.125rem" stroke={3} aria-hidden />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
