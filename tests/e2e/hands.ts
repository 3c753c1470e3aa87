// Owns: a person without a mouse: keys only, and Tab has to reach whatever is to be pressed.
// Must never: click, focus or fill anything past the keyboard.
import type { Locator, Page } from 'playwright-core'

export interface Hands {
  press(keys: string): Promise<void>
  type(text: string): Promise<void>
  /** Tab, until the caret stands there; fails when it never comes there. */
  goTo(target: Locator): Promise<void>
  /** goTo, Enter. */
  enter(target: Locator): Promise<void>
  /** goTo, what is there replaced by `text`. */
  fill(target: Locator, text: string): Promise<void>
  /** True when the caret stands there already, without any Tab. */
  isAt(target: Locator): Promise<boolean>
  /** Presses of a mouse or a finger so far: 0. */
  pointerPresses(): Promise<number>
}

/** More than any screen has. */
const MOST_TABS = 120

export async function handsOn(page: Page): Promise<Hands> {
  await page.evaluate(() => {
    const count = () => {
      const { dataset } = document.documentElement
      dataset.pointerPresses = String(Number(dataset.pointerPresses ?? 0) + 1)
    }
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) document.addEventListener(kind, count, true)
  })
  const { keyboard } = page
  const isAt = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  const goTo = async (target: Locator) => {
    await target.waitFor({ state: 'attached' })
    const passed: string[] = []
    while (!(await isAt(target))) {
      if (passed.length > MOST_TABS) throw new Error(`Tab never reaches ${target}; it passes ${passed.join(' | ')}`)
      await keyboard.press('Tab')
      passed.push(await page.evaluate(() => document.activeElement?.textContent?.slice(0, 30) ?? ''))
    }
  }
  return {
    press: (keys) => keyboard.press(keys),
    type: (text) => keyboard.type(text),
    goTo,
    isAt,
    async enter(target) {
      await goTo(target)
      await keyboard.press('Enter')
    },
    async fill(target, text) {
      await goTo(target)
      await keyboard.press('ControlOrMeta+a')
      await keyboard.type(text)
    },
    pointerPresses: () => page.evaluate(() => Number(document.documentElement.dataset.pointerPresses ?? 0)),
  }
}
