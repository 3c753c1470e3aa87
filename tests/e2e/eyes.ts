// Owns: what can be seen of a screen by measuring: what is cut off, what lies outside, what a thumb would miss, what is not Indonesian.
// Must never: replace looking; it only keeps what was once looked at from going bad again.
import type { Page } from 'playwright-core'

export interface Sight {
  /** The page itself can be pushed sideways. */
  readonly isWide: boolean
  /** Words that do not fit their box, run out of it, or lie under something. */
  readonly cut: readonly string[]
  /** Controls that stand partly outside the window or their sheet, where nothing scrolls to them. */
  readonly outside: readonly string[]
  /** Controls smaller than 24 px (WCAG 2.5.8). */
  readonly tiny: readonly string[]
  readonly english: readonly string[]
}

export const CLEAN: Sight = { isWide: false, cut: [], outside: [], tiny: [], english: [] }

/** None of them means anything in Indonesian, as a warkop writes it. (Username is what everybody with a MikroTik says.) */
const ENGLISH =
  'the and not of is are you your save cancel delete edit update close open search loading error failed success warning settings password name price amount quantity select choose next back previous today yesterday date time add new remove submit yes reprint sale sales stock cashier owner customer report home help show hide copy send retry offline connected disconnected unknown undefined null nan'

export const lookAt = (page: Page): Promise<Sight> =>
  page.evaluate((english) => {
    // An open dialog is all there is; what lies under it is not looked at.
    const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('.ln-hidden') &&
      element.getBoundingClientRect().width > 1
    const all = (selector: string) => [...top.querySelectorAll<HTMLElement>(selector)].filter(isSeen)
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.textContent?.trim() || element.getAttribute('aria-label') || element.className).slice(0, 40)}"`
    const scrollsSideways = (element: Element | null): boolean =>
      element !== null &&
      ((/auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth) ||
        scrollsSideways(element.parentElement))

    const textOf = (element: Element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect()
    }
    const labels = 'button, button *, h1, h2, h3, label, [role=tab], output, output *, legend, dt, dd, strong, dialog p'
    const cut = all(labels).filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element)
      // a row may shorten its summary, a button never its word
      const isMeant = textOverflow === 'ellipsis' && !element.closest('.mantine-Button-root, [role=tab]')
      // scrollWidth is whole pixels; half a letter is less
      const room = element.getBoundingClientRect().width
      const isCut = element.scrollWidth > element.clientWidth + 1 || textOf(element).width > room + 0.4
      return /hidden|clip/.test(overflowX) && isCut && !isMeant
    })
    const blockOf = (element: Element): Element =>
      /^(?:inline|contents)/.test(getComputedStyle(element).display) && element.parentElement
        ? blockOf(element.parentElement)
        : element
    const spilt = all('*').filter((element) => {
      const saysSomething = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
      )
      if (!saysSomething || element.closest('svg, select, textarea')) return false
      const block = blockOf(element)
      const { overflowX } = getComputedStyle(block)
      return overflowX === 'visible' && textOf(element).right > block.getBoundingClientRect().right + 1
    })
    const covered = all('h1').filter((title) => {
      const { left, right, top: from, height } = textOf(title)
      const over = (x: number) => document.elementFromPoint(x, from + height / 2)
      return [left + 2, (left + right) / 2, right - 2].some(
        (x) => !over(x)?.contains(title) && !title.contains(over(x)),
      )
    })
    const controls = all('button, a[href], input:not([type=radio], [type=checkbox]), select, textarea, summary')
    const outside = controls.filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      const sheet = element.closest('aside, dialog, section, article')?.getBoundingClientRect()
      const isOut = (from: number, to: number) => left < from - 1 || right > to + 1
      return (isOut(0, innerWidth) || (sheet && isOut(sheet.left, sheet.right))) && !scrollsSideways(element)
    })
    const tiny = controls.filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      // a link inside a sentence is as tall as its line
      return Math.min(width, height) < (element.tagName === 'A' ? 16 : 24)
    })

    const said = new Set<string>()
    const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement
      if (parent && !parent.closest('pre, style, script, kbd, dt .ln-hidden, .ln-code') && parent.checkVisibility())
        said.add(texts.currentNode.textContent ?? '')
    }
    for (const attribute of ['placeholder', 'aria-label', 'title', 'alt'])
      for (const element of top.querySelectorAll(`[${attribute}]:not(kbd)`))
        said.add(element.getAttribute(attribute) ?? '')
    const isEnglish = new RegExp(`\\b(?:${english.split(' ').join('|')})\\b`, 'i')
    return {
      isWide: document.documentElement.scrollWidth > innerWidth,
      cut: [...cut, ...spilt, ...covered].map(nameOf),
      outside: outside.map(nameOf),
      tiny: tiny.map(nameOf),
      english: [...said].filter((text) => isEnglish.test(text)),
    }
  }, ENGLISH)
