// Owns: one whole LoketNet in this process, with its owner at the window: the real createApp, the real port door.
// Must never: know of kills, cuts or judges.
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { type App, type AppDeps, createApp } from '../../src-main/app'
import { systemClock } from '../../src-main/platform/clock'
import { fileLog, type Log, makeLog } from '../../src-main/platform/log'
import { systemRandom } from '../../src-main/platform/random'
import { fileKeyStore } from '../../src-main/platform/secrets'
import { presetProfile } from '../../src-main/shared/paper/profile'
import type { Api } from '../../src-main/transport/contract'
import type { ShopFacts } from './till-order'

export const OWNER = { name: 'Bu Rini', secret: '246810' }
export const API_USER = { name: 'loket', password: 'Rahasia 123' } as const
const SHOP = {
  name: 'WARKOP BANG JOKO',
  address: 'Jl. Melati No. 12, Sleman',
  phone: '6281234567890',
  zone: 'Asia/Jakarta' as const,
  footer: 'Terima kasih',
  logo: '',
}

export const requestId = (): string => crypto.randomUUID()

export interface OpenShop {
  readonly app: App
  readonly api: Api
  close(): Promise<void>
}

export interface OpenShopOptions {
  readonly dataDir: string
  /** A bug of the app itself. */
  readonly onBug: (line: string) => void
  /** The log as a file too, as the hosts keep it. */
  readonly logFolder?: string
  readonly weakened?: AppDeps['weakened']
}

export async function openShop({ dataDir, onBug, logFolder, weakened }: OpenShopOptions): Promise<OpenShop> {
  const app = await createApp({
    dataDir,
    keyStore: fileKeyStore(join(dataDir, 'kunci'), systemRandom),
    pdf: { htmlToPdf: () => Promise.reject(new Error('no PDF here')) },
    log: listeningLog(onBug, logFolder),
    version: '0.0.0-crash',
    passwordCost: 4,
    weakened,
  })
  const { port1, port2 } = new MessageChannel()
  const end = app.connectPort(port2, { kind: 'electron' })
  const api = createORPCClient<Api>(new RPCLink({ port: port1 as unknown as MessagePort })) // Node's port has the DOM's methods
  return {
    app,
    api,
    async close() {
      end()
      port1.close()
      port2.close()
      await app.close()
    },
  }
}

export const logIn = (api: Api): Promise<unknown> => api.session.login({ ...OWNER, requestId: requestId() })

function listeningLog(onBug: (line: string) => void, folder: string | undefined): Log {
  const listen = (line: object) => {
    if ('level' in line && line.level === 'error') onBug(JSON.stringify(line))
  }
  const heard = makeLog(listen, systemClock, systemRandom)
  const file = folder === undefined ? undefined : fileLog(folder, systemClock, systemRandom)
  return {
    write(level, message, data) {
      heard.write(level, message, data)
      file?.write(level, message, data)
    },
    bug(error, where) {
      file?.bug(error, where)
      return heard.bug(error, where)
    },
  }
}

const PACKAGES = [
  { name: 'Warkop 3 Jam', price: 2_000, activeSeconds: 10_800, shelfSeconds: 30 * 86_400, style: 'single' },
  { name: 'Anak Kos Hemat', price: 50_000, activeSeconds: 30 * 86_400, shelfSeconds: null, style: 'pair' },
] as const

/** First run: shop, owner, router, printer, two packages; sells ahead of the router when the stock is empty. */
export async function firstRun(api: Api, at: { routerPort: number; printerPort: number }): Promise<ShopFacts> {
  const { user } = await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
  const { policy } = await api.settings.get({})
  await api.settings.savePolicy({ ...policy, offlineSale: 'sell', autoPrint: true, requestId: requestId() })
  const router = {
    ...{ name: 'Warkop', host: '127.0.0.1', port: at.routerPort, useTls: false, pinSha256: null },
    ...{ username: API_USER.name, password: API_USER.password },
    // Without a login host there is no QR on the struk: a kill run is about order, not about pictures.
    ...{ hotspotServer: 'all', wifiName: 'WARKOP-JOKO', loginHost: '' },
  }
  const { id: routerId } = await api.routers.save({ id: null, router, requestId: requestId() })
  if (at.printerPort > 0) {
    const transport = { k: 'tcp', host: '127.0.0.1', port: at.printerPort } as const
    const profile = { ...presetProfile('epson-tm', { id: '', name: 'Kasir', transport }), drawer: 'pin2' as const }
    await api.printing.savePrinter({ id: null, profile, requestId: requestId() })
  }
  const packages: ShopFacts['packages'][number][] = []
  for (const { name, price, activeSeconds, shelfSeconds, style } of PACKAGES) {
    const { id } = await api.catalog.createPackage({
      ...{ name, customerPrice: price, operatorPrice: null, isPublic: true, tileColor: 'laut', tileOrder: null },
      ...{ stockMinimum: 0, refillQuantity: 0, codeFormat: { length: 8, prefix: '', style }, routerIds: [] },
      master: { kind: 'new', serviceType: 'hotspot', billingType: 'daily', spec: specOf(activeSeconds, shelfSeconds) },
      requestId: requestId(),
    })
    packages.push({ id, price })
  }
  return { ownerId: user?.id ?? '', routerId, packages }
}

const specOf = (activeSeconds: number, shelfSeconds: number | null) => ({
  ...{ rateLimit: '1M/3M', activeSeconds, shelfSeconds, uptimeQuotaSeconds: null, volumeQuotaBytes: null },
  ...{ sharedUsers: 1, lockToFirstMac: false, pool: null, pppProfile: null },
})
