// The whole app: isolir on a router from the settings, the page that follows them, secrets of an old router, last seen.
import { afterEach, expect, test, vi } from 'vitest'
import { BUSINESS_FALLBACKS } from '../../../src-main/features/settings/business'
import { closedPort } from '../../support/closed-port'
import { drained } from '../../support/kept-shop'
import { API_USER, closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { requestId } from '../../support/test-app'

afterEach(closeRouterShops)

const SECRETS = '/ppp/secret'

const pppoePackage = (shop: RouterShop, name = 'Rumah 10M') =>
  shop.api.catalog.createPackage({
    name,
    customerPrice: 150_000,
    operatorPrice: null,
    isPublic: true,
    tileColor: 'laut',
    tileOrder: null,
    stockMinimum: 0,
    refillQuantity: 0,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    routerIds: [],
    master: {
      kind: 'new',
      serviceType: 'pppoe',
      billingType: 'monthly',
      spec: {
        rateLimit: '5M/10M',
        activeSeconds: null,
        shelfSeconds: null,
        uptimeQuotaSeconds: null,
        volumeQuotaBytes: null,
        sharedUsers: 1,
        lockToFirstMac: false,
        pool: 'ppp-pool',
        pppProfile: null,
      },
    },
    requestId: requestId(),
  })

const save = (shop: RouterShop, change: object) =>
  shop.api.settings.saveSuspension({ ...BUSINESS_FALLBACKS.suspension, ...change, requestId: requestId() })

test('halaman isolir terbuka begitu disetel, pindah port, dan tertutup lagi; port yang dipakai orang dikatakan', async () => {
  const shop = await openRouterShop()
  const status = async () => (await shop.api.provisioning.isolir({})).page
  expect(await status()).toEqual({ kind: 'off', address: null, problem: null })
  const port = await closedPort()
  await save(shop, { pagePort: port, pageHost: '127.0.0.1', message: 'Bayar di warkop ya.' })
  await vi.waitFor(async () =>
    expect(await status()).toMatchObject({ kind: 'on', address: `http://127.0.0.1:${port}/` }),
  )
  expect(await (await fetch(`http://127.0.0.1:${port}/apa-saja`)).text()).toContain('Bayar di warkop ya.')
  await save(shop, { pagePort: shop.port, pageHost: '127.0.0.1' })
  await vi.waitFor(async () => expect((await status()).problem).toContain('sedang dipakai program lain'))
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  await save(shop, {})
  await vi.waitFor(async () => expect((await status()).kind).toBe('off'))
})

test('yang akan dipasang ditunjukkan dulu, lalu dipasang, mengikuti setelan, dan bisa dilepas', async () => {
  const shop = await openRouterShop()
  await save(shop, { pagePort: await closedPort(), pageHost: '127.0.0.1' })
  const { routerId } = shop
  const steps = await shop.api.provisioning.previewIsolir({ routerId })
  expect(steps.map(({ action }) => action)).toEqual(Array(7).fill('add'))
  expect(steps.map(({ where }) => where)).toEqual([
    'IP > Pool',
    'PPP > Profiles',
    'IP > Firewall > Filter Rules',
    'IP > Firewall > Filter Rules',
    'IP > Firewall > NAT',
    'IP > Firewall > Filter Rules',
    'IP > Firewall > Filter Rules',
  ])
  expect(shop.router.db.writes({ menu: '/ip/firewall/filter' })).toEqual([])
  await shop.api.provisioning.installIsolir({ routerId, requestId: requestId() })
  await drained(shop)
  const routers = async () => (await shop.api.provisioning.isolir({})).routers
  expect(await routers()).toMatchObject([{ state: 'ok', isOutdated: false }])
  expect((await shop.api.provisioning.previewIsolir({ routerId })).map(({ action }) => action)).toEqual(
    Array(6).fill('keep'),
  )
  await save(shop, { rate: '128k/256k' })
  await vi.waitFor(() =>
    expect(shop.router.db.table('/ppp/profile').byName('lk-isolir')?.['rate-limit']).toBe('128k/256k'),
  )
  await drained(shop)
  expect(shop.router.db.rows('/ip/firewall/nat')).toEqual([])
  await shop.api.provisioning.removeIsolir({ routerId, requestId: requestId() })
  await drained(shop)
  expect(shop.router.db.rows('/ip/firewall/filter')).toEqual([])
  expect(await routers()).toMatchObject([{ state: 'none' }])
})

test('secret router lama jadi pelanggan: password dan alamatnya tetap, sesinya tidak putus bila profilnya sama', async () => {
  const users = [{ ...API_USER, policies: [...API_USER.policies, 'sensitive'] }]
  const shop = await openRouterShop({ sim: { users } })
  const pack = await pppoePackage(shop)
  shop.router.run(['/ppp/profile/add', '=name=10M', '=rate-limit=5M/10M', '=remote-address=ppp-pool'])
  shop.router.run([
    `${SECRETS}/add`,
    '=name=pak-budi',
    '=password=budi-2020',
    '=profile=10M',
    '=remote-address=10.10.1.9',
  ])
  shop.router.run([`${SECRETS}/add`, '=name=bu-tini@rt3', '=password=tini', '=profile=10M', '=comment=Bu Tini RT 3'])
  const { routerId } = shop
  const found = await shop.api.provisioning.foreignSecrets({ routerId })
  expect(found).toMatchObject([
    { name: 'pak-budi', suggestedName: 'Pak Budi', address: '10.10.1.9', packageId: pack.id },
    { name: 'bu-tini@rt3', suggestedName: 'Bu Tini RT 3', address: null, packageId: pack.id },
  ])
  const rows = found.map(({ name, suggestedName }) => ({
    username: name,
    customerName: suggestedName,
    packageId: pack.id,
    billingDay: 5,
  }))
  expect(await shop.api.provisioning.takeSecrets({ routerId, rows, requestId: requestId() })).toEqual({ taken: 2 })
  await drained(shop)
  expect(shop.router.db.table(SECRETS).byName('pak-budi')).toMatchObject({
    password: 'budi-2020',
    'remote-address': '10.10.1.9',
    profile: pack.master.profileName,
  })
  expect(await shop.api.provisioning.foreignSecrets({ routerId })).toEqual([])
  const customers = await shop.api.customers.search({ search: 'Budi', limit: 5 })
  const [service] = await shop.api.subscriptions.of({ customerId: customers[0]?.id ?? '' })
  expect(service).toMatchObject({ provision: 'present', actualAccess: 'open', address: '10.10.1.9', hasPassword: true })
  const { password } = await shop.api.subscriptions.reveal({ id: service?.id ?? '', requestId: requestId() })
  expect(password).toBe('budi-2020')

  // And the rounds at the router see him online.
  shop.router.dial({ name: 'pak-budi', password, callerId: 'AA:BB:CC:00:00:01', redialAfter: 2 })
  for await (const now of await shop.api.online.follow({})) {
    const [session] = now.sessions
    if (!session) continue
    expect(session.customer).toMatchObject({ name: 'Pak Budi', packageName: 'Rumah 10M', isIsolated: false })
    break
  }
  await vi.waitFor(async () => {
    const [seen] = await shop.api.subscriptions.of({ customerId: customers[0]?.id ?? '' })
    expect(seen).toMatchObject({ lastAddress: '10.10.1.9' })
    expect(seen?.lastSeenAt).toBeGreaterThan(0)
  })
}, 30_000)

test('nama yang sudah dipakai di router: dikatakan bahwa bisa diambil alih, dan ditekan sekali jadi', async () => {
  const shop = await openRouterShop()
  const pack = await pppoePackage(shop)
  shop.router.run([`${SECRETS}/add`, '=name=pak-budi', '=password=budi-2020'])
  const { routerId } = shop
  const customer = await shop.api.customers.save({
    id: null,
    customer: { name: 'Pak Budi', phone: '', address: '', areaId: null, latitude: null, longitude: null, notes: '' },
    requestId: requestId(),
  })
  const made = await shop.api.subscriptions.save({
    id: null,
    customerId: customer.id,
    packageId: pack.id,
    routerId,
    label: '',
    username: 'pak-budi',
    password: '',
    address: '',
    staticKind: 'queue',
    mac: '',
    billingDay: 5,
    cycleMonths: 1,
    firstPeriod: 'free',
    graceDays: null,
    ownPrice: null,
    discount: 0,
    discountUntil: null,
    startDay: '2026-11-21',
    requestId: requestId(),
  })
  await vi.waitFor(async () =>
    expect(await shop.api.provisioning.trouble({ subscriptionId: made.id })).toMatchObject({ canAdopt: true }),
  )
  await shop.api.provisioning.adopt({ subscriptionId: made.id, requestId: requestId() })
  await drained(shop)
  expect(await shop.api.provisioning.trouble({ subscriptionId: made.id })).toBeNull()
  const [service] = await shop.api.subscriptions.of({ customerId: customer.id })
  expect(service).toMatchObject({ provision: 'present', hasPassword: false })
})
