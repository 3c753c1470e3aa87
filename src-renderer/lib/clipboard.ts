// Owns: putting a text on the clipboard, also where the page is plain http on the shop's LAN.
// Must never: claim success it has not seen.

/** True when the text is on the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch (error) {
      console.warn('clipboard refused, trying the old way', error)
    }
  }
  return copyTheOldWay(text)
}

// http://192.168.x.x is no secure context, so a second cashier on the LAN has no navigator.clipboard
function copyTheOldWay(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.style.cssText = 'position:fixed;inset-block-start:0;opacity:0'
  const host = document.querySelector('dialog[open]:last-of-type') ?? document.body
  host.append(area)
  area.select()
  const isCopied = typeof document.execCommand === 'function' && document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
