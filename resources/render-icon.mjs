// Owns: icon.svg -> icon.png (512x512, transparent corners), which electron-builder turns into every system's own icon.
// Must never: be part of a build; run it by hand after icon.svg has changed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { CHROMIUM_SWITCHES, chromiumPath } from '../tests/support/chromium.ts'

const SIZE = 512
const here = import.meta.dirname
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_SWITCHES })
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
await page.setContent(
  `<style>body{margin:0}svg{display:block;width:${SIZE}px}</style>${readFileSync(join(here, 'icon.svg'), 'utf8')}`,
)
await page.screenshot({ path: join(here, 'icon.png'), omitBackground: true })
await browser.close()
