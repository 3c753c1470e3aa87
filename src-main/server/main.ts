// Owns: the plain Node host: browser mode, and every machine without an Electron binary.
// Must never: bind anything but loopback.
import { join, resolve } from 'node:path'
import { createApp } from '../app'
import { systemClock } from '../platform/clock'
import { fileLog } from '../platform/log'
import { chromiumPdfPrinter } from '../platform/pdf'
import { systemRandom } from '../platform/random'
import { fileKeyStore } from '../platform/secrets'
import { DomainError, sentenceOf } from '../shared/errors'
import { readFlags } from './flags'

declare const __APP_VERSION__: string

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env)
  const log = fileLog(join(flags.dataDir, 'log'), systemClock, systemRandom)
  process.on('uncaughtException', (error) => {
    console.error(`Terjadi kesalahan tak terduga (${log.bug(error, 'process')})`)
    process.exit(1)
  })
  const app = await createApp({
    dataDir: flags.dataDir,
    keyStore: fileKeyStore(join(flags.dataDir, 'kunci'), systemRandom),
    pdf: chromiumPdfPrinter(),
    log,
    version: __APP_VERSION__,
    demo: flags.demo,
  })
  const door = await app.openHttp({ port: flags.port, rendererDir: resolve(import.meta.dirname, '../renderer') })
  console.log(`LoketNet siap di ${door.url}`)
  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.bug(error, 'closing')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
}

main().catch((error: unknown) => {
  if (error instanceof DomainError) {
    const { message, advice } = sentenceOf(error.code, error.data)
    console.error(`${message}\n${advice}`)
  } else console.error(error)
  process.exit(1)
})
