// Owns: the small modules: dialog, shell, Menu, Tray, nativeTheme, powerMonitor, safeStorage.
// Must never: touch the real desktop. What was asked is kept, so that a test can look.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.ts'
import { vaultBackend } from './facts.ts'
import { LoudEmitter, loud } from './loud.ts'

export const dialog = loud('dialog', {
  shown: [] as { title: string; content: string }[],
  showErrorBox(title: string, content: string): void {
    this.shown.push({ title, content })
    console.error(`DIALOG ${title}: ${content}`)
  },
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] as string[] }),
})

export const shell = loud('shell', {
  opened: [] as string[],
  async openExternal(url: string): Promise<void> {
    this.opened.push(url)
  },
})

export const Menu = loud('Menu', {
  current: undefined as unknown,
  setApplicationMenu(menu: unknown): void {
    this.current = menu
  },
  buildFromTemplate: (template: unknown) => ({ template }),
})

export class Tray extends LoudEmitter {
  constructor() {
    super('Tray', ['click', 'double-click'])
  }
  setToolTip(): void {}
  setContextMenu(): void {}
  destroy(): void {}
}

class NativeTheme extends LoudEmitter {
  shouldUseDarkColors = false
  themeSource = 'system'
}
export const nativeTheme = new NativeTheme('nativeTheme', ['updated'])

export const powerMonitor = new LoudEmitter('powerMonitor', [
  'suspend',
  'resume',
  'shutdown',
  'lock-screen',
  'unlock-screen',
])

/** A key in the userData folder plays the system's vault. The synchronous half is not here: Electron 46 removes it. */
const vaultKey = (): Buffer => {
  const file = join(app.getPath('userData'), 'stand-in-vault')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}
export const safeStorage = loud('safeStorage', {
  isAsyncEncryptionAvailable: async () => app.isReady(),
  getSelectedStorageBackend: () => (app.isReady() ? vaultBackend : 'unknown'),
  async encryptStringAsync(text: string): Promise<Buffer> {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', vaultKey(), iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from('v11'), iv, cipher.getAuthTag(), body])
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', vaultKey(), sealed.subarray(3, 15))
    decipher.setAuthTag(sealed.subarray(15, 31))
    return {
      result: decipher.update(sealed.subarray(31), undefined, 'utf8') + decipher.final('utf8'),
      shouldReEncrypt: false,
    }
  },
})
