// Owns: the way a page gets its port into the core, and the end of that port.
// Must never: read what travels through it. That is the transport's; the session in there decides what may be done.
import { type IpcMainEvent, ipcMain, type MessagePortMain, type WebContents } from 'electron'
import type { Log } from '../platform/log'
import { CONNECT_MESSAGE } from '../shared/host'
import { type DevOrigin, mayConnect } from './policy'

export interface PortDeps {
  /** The core's end: takes the port, returns what ends the connection. */
  readonly connect: (port: MessagePortMain) => () => void
  readonly isShopWindow: (contents: WebContents) => boolean
  readonly dev: DevOrigin
  readonly log: Log
}

/** One live port per page. MessagePortMain's own `close` is not told of every page that goes away (stack.md §2). */
export function openPorts({ connect, isShopWindow, dev, log }: PortDeps): () => void {
  const ends = new Map<WebContents, () => void>()

  const onConnect = (event: IpcMainEvent) => {
    const [port, ...more] = event.ports
    for (const extra of more) extra.close()
    if (port === undefined) return
    const { sender, senderFrame: frame } = event
    const described = frame && {
      url: frame.url,
      isMainFrame: frame.parent === null,
      isShopWindow: isShopWindow(sender),
    }
    if (!mayConnect(described, dev)) {
      log.write('warn', 'a port was refused', { isMainFrame: described?.isMainFrame ?? false })
      port.close()
      return
    }
    ends.get(sender)?.() // a reload: the page before is gone
    const disconnect = connect(port)
    const end = () => {
      if (ends.get(sender) !== end) return
      ends.delete(sender)
      sender.off('destroyed', end)
      sender.off('render-process-gone', end)
      disconnect()
      port.close()
    }
    ends.set(sender, end)
    sender.on('destroyed', end)
    sender.on('render-process-gone', end)
    port.on('close', end)
    port.start()
  }

  ipcMain.on(CONNECT_MESSAGE, onConnect)
  return () => {
    ipcMain.off(CONNECT_MESSAGE, onConnect)
    for (const end of [...ends.values()]) end()
  }
}
