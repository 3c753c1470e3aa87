// Owns: what `import … from 'electron'` gives under the stand-in: the real main and preload run, over a Chromium of the system.
// Must never: know our app. An export that is missing here fails at import; a missing member throws when it is asked for (loud.ts).
//
// It shows: preload isolation, the app:// handler with its CSP, ports, navigation and window policy, permissions, PDF, several
// windows, the single instance, the order of quitting, exit codes.
// It cannot show: Electron's own sandbox, fuses and asar loading; structured clone (JSON, strings and bytes cross); one session's
// storage kept apart from another's; native dialogs, menus and tray; DPAPI and Keychain; webContents.print; GPU; real crashes;
// the native modules inside Electron. `location` in the page is https (schemes.ts says why).
import { app } from './app.ts'
import { ipcMain } from './ipc-main.ts'
import { loud } from './loud.ts'
import { type Protocol, registerSchemesAsPrivileged, type SchemeHandler } from './schemes.ts'
import { fromPartition, session } from './session.ts'
import { dialog, Menu, nativeTheme, powerMonitor, safeStorage, shell, Tray } from './system.ts'
import { BrowserWindow } from './window.ts'

export const protocol = loud('protocol', {
  registerSchemesAsPrivileged,
  handle: (scheme: string, handler: SchemeHandler) => fromPartition('').protocol.handle(scheme, handler),
  isProtocolHandled: (scheme: string) => fromPartition('').protocol.isProtocolHandled(scheme),
} satisfies Partial<Protocol> & Record<string, unknown>)

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerMonitor, safeStorage, session, shell, Tray }

export default loud('electron', {
  ...{
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    powerMonitor,
    protocol,
    safeStorage,
    session,
    shell,
    Tray,
  },
})
