// Owns: the plain Node host: browser mode, and every machine without an Electron binary.
// Must never: bind anything but loopback.
import { join, resolve } from 'node:path'
import { createApp, keyIdOf, layRescue } from '../app'
import { systemClock } from '../platform/clock'
import { uuidV7 } from '../platform/ids'
import { fileLog, type Log } from '../platform/log'
import { chromiumPdfPrinter } from '../platform/pdf'
import { systemRandom } from '../platform/random'
import { fileKeyStore } from '../platform/secrets'
import { DomainError, sentenceOf } from '../shared/errors'
import { DEMO_PORT, FlagError, type Flags, readFlags } from './flags'

declare const __APP_VERSION__: string

async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), process.env)
  const log = fileLog(join(flags.dataDir, 'log'), systemClock, systemRandom)
  process.on('uncaughtException', (error) => {
    console.error(`Terjadi kesalahan tak terduga (${log.bug(error, 'process')})`)
    process.exit(1)
  })
  if (flags.restore) console.log(await rescue(flags.dataDir))
  const booting = boot(flags, log)
  let isClosing = false
  const close = () => {
    if (isClosing) return
    isClosing = true
    booting
      .then((opened) => opened.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.bug(error, 'closing')
          process.exit(1)
        },
      )
  }
  // Before the line below: whoever waits for it may ask us to stop the moment it is there. SIGHUP: the terminal was closed.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, close)
  const { door } = await booting
  if (!isClosing) console.log(`LoketNet siap di ${door.url}`)
}

const HOW_TO_RESCUE = 'Untuk memasang cadangan terakhir yang utuh: npm start -- --pulihkan'

type Place = Pick<Flags, 'dataDir' | 'port' | 'demo'>

/** A shop and its door. A restore closes both and opens them again, in this process and at the same address. */
async function boot(place: Place, log: Log) {
  let opened = await openOnce(place, log, restart)
  let reopening = Promise.resolve()
  function restart(): void {
    reopening = reopening.then(async () => {
      const port = Number(new URL(opened.door.url).port)
      await opened.close()
      opened = await openOnce({ ...place, port }, log, restart)
    })
    reopening.catch(leave)
  }
  const close = async (): Promise<void> => {
    await reopening
    await opened.close()
  }
  return { door: opened.door, close }
}

async function openOnce(place: Place, log: Log, restart: () => void) {
  // Asked for on the first screen: a second LoketNet in this process, with its own folder and port.
  let demo: ReturnType<typeof boot> | undefined
  const openDemo = async (): Promise<string> => {
    demo ??= boot({ dataDir: join(place.dataDir, 'demo'), port: place.port === 0 ? 0 : DEMO_PORT, demo: true }, log)
    return (await demo).door.url
  }
  const app = await createApp({
    dataDir: place.dataDir,
    keyStore: fileKeyStore(join(place.dataDir, 'kunci'), systemRandom),
    pdf: chromiumPdfPrinter(),
    log,
    version: __APP_VERSION__,
    demo: place.demo,
    restart,
    ...(place.demo ? {} : { openDemo }),
  })
  const rendererDir = resolve(import.meta.dirname, '../renderer')
  const door = await app.openHttp({ port: place.port, rendererDir }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new DomainError('PORT_TAKEN', { port: place.port }) : error
  })
  await app.serveLan(rendererDir)
  const close = async (): Promise<void> => {
    await Promise.all([app.close(), demo?.then((running) => running.close())])
  }
  return { door, close }
}

/** Books that do not open give way to the newest sound copy; the damaged ones are kept. A sentence for the terminal. */
async function rescue(dataDir: string): Promise<string> {
  const key = await fileKeyStore(join(dataDir, 'kunci'), systemRandom).load()
  const newId = uuidV7(systemClock, systemRandom)
  const { name } = await layRescue({ dataDir, keyId: keyIdOf(key), now: systemClock.now(), newId })
  return `Cadangan ${name} dipasang. Pembukuan yang rusak disimpan di folder "pulih".`
}

/** It could not be opened: says why, in the words of the catalogue where there are any. */
function leave(error: unknown): void {
  if (error instanceof DomainError) {
    const { message, advice } = sentenceOf(error.code, error.data)
    console.error(`${message}\n${advice}`)
    if (error.code === 'DATABASE_DAMAGED') console.error(HOW_TO_RESCUE)
  } else console.error(error instanceof FlagError ? error.message : error)
  process.exit(1)
}

main().catch(leave)
