// Owns: the bridge of the sandboxed page: three values to read, and one word that carries a port to the main process.
// Must never: expose ipcRenderer or a function; what the page may do is decided in the core, per session.
import { contextBridge, ipcRenderer } from 'electron'
import { version } from '../../package.json'
import { CONNECT_MESSAGE, type ElectronHost, HOST_NAME } from '../shared/host'

// Only this window's own page: a message from a preview frame has another source.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === CONNECT_MESSAGE && event.ports.length === 1)
    ipcRenderer.postMessage(CONNECT_MESSAGE, null, [...event.ports])
})

contextBridge.exposeInMainWorld(HOST_NAME, {
  kind: 'electron',
  platform: process.platform,
  version,
} satisfies ElectronHost)
