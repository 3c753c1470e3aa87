// Owns: Pengaturan > Tampilan: light or dark, size of the text; kept on this computer.
// Must never: touch the shop's data.

import { colorSchemeLabel, colorSchemes, textSizeLabel, textSizes, useAppearance } from '../../ui/appearance'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { Panel } from '../../ui/panel'
import css from './settings.module.css'

export function LookTab() {
  const { colorScheme, setColorScheme, textSize, setTextSize } = useAppearance()
  return (
    <Panel title="Tampilan di komputer ini">
      <div className={css.stack}>
        <ChoiceTiles
          label="Warna"
          value={colorScheme}
          onChange={setColorScheme}
          choices={colorSchemes.map((value) => ({ value, label: colorSchemeLabel[value] }))}
        />
        <ChoiceTiles
          label="Ukuran huruf"
          value={textSize}
          onChange={setTextSize}
          choices={textSizes.map((value) => ({ value, label: textSizeLabel[value] }))}
        />
      </div>
    </Panel>
  )
}
