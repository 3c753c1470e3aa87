import { afterEach, describe, expect, test } from 'vitest'
import { makeRouterLinks, neverLoggedIn, type ShopRouterLinks } from '../../../src-main/features/routers'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { fileKeyStore, makeSecrets } from '../../../src-main/platform/secrets'
import { DomainError } from '../../../src-main/shared/errors'
import { closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'

const open: ShopRouterLinks[] = []
afterEach(async () => {
  for (const links of open.splice(0)) await links.close(0)
  await closeRouterShops()
})

const MARK = { tag: 'K7Q2MZPA', id: 1 }
const NEW = 'lk1;x=0000000000;f=0000000000;v=86400;h=0000000000;b=K7Q2MZPA;i=1;'
/** No active period: only the first login is stamped. */
const USED_WITHOUT_END = 'lk1;x=0000000000;f=1798761600;v=0;h=0000000000;b=K7Q2MZPA;i=1;'
const USED = 'lk1;x=1798848000;f=1798761600;v=86400;h=0000000000;b=K7Q2MZPA;i=1;'

/** The links of the app are its own; a second set on the same database asks the same router. */
async function linksOf(shop: RouterShop): Promise<ShopRouterLinks> {
  const { clock, app, dataDir } = shop
  const key = await fileKeyStore(`${dataDir}/kunci`, systemRandom).load()
  const links = makeRouterLinks({
    db: app.db,
    secrets: makeSecrets(key, systemRandom),
    clock,
    log: makeLog(() => {}, clock, systemRandom),
    timeouts: { connectTimeoutMs: 500, commandTimeoutMs: 500 },
  })
  open.push(links)
  return links
}

const addUser = (shop: RouterShop, name: string, comment = NEW) =>
  shop.router.run(['/ip/hotspot/user/add', `=name=${name}`, `=password=${name}`, `=comment=${comment}`])

const logIn = (shop: RouterShop, user: string) =>
  shop.router.loginHotspot({ user, password: user, mac: 'AA:BB:CC:00:00:01' })

describe('apakah kode pernah dipakai, ditanyakan ke router sekarang', () => {
  test.each(['6.49.17', '7.8', '7.19.1'])('RouterOS %s: belum, tidak ada, sedang, dan pernah', async (version) => {
    const shop = await openRouterShop({ sim: { version } })
    const links = await linksOf(shop)
    const ask = (code: string) => neverLoggedIn(links, shop.routerId, { code, ...MARK })
    addUser(shop, 'BELUM234')
    addUser(shop, 'DICAP234', USED)
    addUser(shop, 'MASUK234')
    expect(await ask('BELUM234')).toBe('never')
    expect(await ask('TIDAKADA')).toBe('missing')
    expect(await ask('DICAP234')).toBe('used')
    addUser(shop, 'KUOTA234', USED_WITHOUT_END)
    expect(await ask('KUOTA234')).toBe('used')
    expect(await ask('MASUK234')).toBe('never')
    expect(logIn(shop, 'MASUK234')).toMatchObject({ ok: true })
    expect(await ask('MASUK234')).toBe('used')
    shop.router.advance(60_000)
    shop.router.logout({ user: 'MASUK234' })
    expect(await ask('MASUK234')).toBe('used')
  })

  test('listrik padam di tengah pemakaian: cookie perangkatnya masih bercerita', async () => {
    const shop = await openRouterShop()
    const links = await linksOf(shop)
    addUser(shop, 'MASUK234')
    logIn(shop, 'MASUK234')
    shop.router.reboot()
    expect(shop.router.db.rows('/ip/hotspot/active')).toEqual([])
    expect(await neverLoggedIn(links, shop.routerId, { code: 'MASUK234', ...MARK })).toBe('used')
  })

  test('perangkat tanpa cookie yang sedang tersambung juga terlihat', async () => {
    const shop = await openRouterShop()
    const links = await linksOf(shop)
    addUser(shop, 'MASUK234')
    logIn(shop, 'MASUK234')
    for (const row of shop.router.db.rows('/ip/hotspot/cookie'))
      shop.router.run(['/ip/hotspot/cookie/remove', `=.id=${row['.id']}`])
    expect(await neverLoggedIn(links, shop.routerId, { code: 'MASUK234', ...MARK })).toBe('used')
  })

  test('router mati: tidak dijawab "belum", melainkan ditolak dengan alasannya', async () => {
    const shop = await openRouterShop()
    const links = await linksOf(shop)
    await shop.router.unplug()
    const refused = neverLoggedIn(links, shop.routerId, { code: 'BELUM234', ...MARK })
    await expect(refused).rejects.toThrow(DomainError)
    await expect(refused).rejects.toMatchObject({ code: 'ROUTER_UNREACHABLE', data: { name: 'Warkop' } })
  })

  test('putus di tengah jawaban, atau tanpa izin: juga bukan "belum"', async () => {
    const shop = await openRouterShop()
    const links = await linksOf(shop)
    addUser(shop, 'BELUM234')
    shop.router.faults.add({ action: { kind: 'cut', when: 'before' }, command: '/ip/hotspot/cookie/print', nth: 1 })
    await expect(neverLoggedIn(links, shop.routerId, { code: 'BELUM234', ...MARK })).rejects.toMatchObject({
      code: 'ROUTER_UNREACHABLE',
    })
    shop.router.faults.add({ action: { kind: 'permission' }, command: '/ip/hotspot/active/print', nth: 1 })
    await expect(neverLoggedIn(links, shop.routerId, { code: 'BELUM234', ...MARK })).rejects.toMatchObject({
      code: 'ROUTER_PERMISSION',
    })
    expect(await neverLoggedIn(links, shop.routerId, { code: 'BELUM234', ...MARK })).toBe('never')
  })

  test('pengguna lain dengan nama yang sama di router: pemakaiannya bukan milik voucher kita', async () => {
    const shop = await openRouterShop()
    const links = await linksOf(shop)
    const ask = () => neverLoggedIn(links, shop.routerId, { code: 'SAMA2345', ...MARK })
    addUser(shop, 'SAMA2345', 'pegawai warkop')
    logIn(shop, 'SAMA2345')
    shop.router.advance(60_000)
    expect(await ask()).toBe('missing')
    shop.router.logout({ user: 'SAMA2345' })
    expect(await ask()).toBe('missing')
    addUser(shop, 'LAIN2345', NEW.replace('i=1;', 'i=2;'))
    expect(await neverLoggedIn(links, shop.routerId, { code: 'LAIN2345', ...MARK })).toBe('missing')
  })
})
