import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { applyRows } from '../../../src-main/features/reconcile/apply'
import type { ReconcileRow } from '../../../src-main/features/reconcile/contract'
import { type ReconcileKind, readPpp, reconcileKind } from '../../../src-main/features/reconcile/index'
import { Reports } from '../../../src-main/features/reconcile/reports'
import { makeRouterLinks } from '../../../src-main/features/routers'
import { getSetting } from '../../../src-main/features/settings'
import type { CommandContext } from '../../../src-main/platform/context'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { fileKeyStore, makeSecrets } from '../../../src-main/platform/secrets'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { drained, type KeptShop, openKeptShop } from '../../support/kept-shop'
import { closeRouterShops } from '../../support/router-shop'

afterEach(closeRouterShops)

const SECRET = '/ppp/secret'

/** What a feature with PPPoE customers would bring: two customers, one secret each. */
function customersKind(fixed: string[][]): ReconcileKind {
  return reconcileKind<{ readonly id: string; readonly name: string; readonly profile: string }>({
    prefix: 'z:',
    wanted: () => [
      { id: '1', name: 'rumah-budi', profile: 'default' },
      { id: '2', name: 'rumah-sari', profile: 'default' },
    ],
    read: (connection) => readPpp(connection, SECRET, ['name', 'profile']),
    compare: (wanted, found) => ({
      checked: wanted.length,
      rows: wanted.flatMap(({ id, name, profile }): ReconcileRow[] => {
        const row = found.find((one) => one.name === name)
        if (row?.profile === profile) return []
        const changes = row ? [{ property: 'profile', wanted: profile, actual: row.profile ?? '' }] : []
        const base = { key: `z:${id}`, object: 'secret' as const, name, label: 'Pelanggan PPPoE', why: 'beda', changes }
        return [{ ...base, kind: row ? 'different' : 'missing', action: row ? 'fix' : 'grant' }]
      }),
    }),
    fix: (_tx, _ctx, _routerId, rows) => fixed.push(rows.map(({ key }) => key)),
  })
}

async function reportsOf(shop: KeptShop, kinds: readonly ReconcileKind[]) {
  const { app, clock } = shop
  const { db } = app
  const log = makeLog(() => undefined, clock, systemRandom)
  const key = await fileKeyStore(join(shop.dataDir, 'kunci'), systemRandom).load()
  const links = makeRouterLinks({ db, secrets: makeSecrets(key, systemRandom), clock, log })
  const things = { profiles: [], neededProfiles: new Set<string>(), pools: [], isDetached: true }
  const reports = new Reports({
    ...{ db, links, clock, log, kinds, checkProfiles: async () => undefined, thingsOf: () => things },
    isMoving: () => false,
  })
  return { reports, links }
}

describe('cocokkan milik bagian lain', () => {
  test('rahasia PPPoE orang ditunjukkan satu per satu dan tidak disentuh; yang bawaan router tidak ikut', async () => {
    const shop = await openKeptShop()
    shop.router.run([`${SECRET}/add`, '=name=rumah-budi', '=password=rahasia'])
    shop.router.run(['/ppp/profile/add', '=name=20M'])
    for await (const event of await shop.api.reconcile.check({ routerId: shop.routerId }))
      expect(event.type).not.toBe('failed')
    const { rows } = await shop.api.reconcile.rows({ routerId: shop.routerId, limit: 200 })
    const ppp = rows.filter(({ object }) => object === 'secret' || object === 'ppp-profile')
    expect(ppp.map(({ object, name, kind, action }) => [object, name, kind, action])).toEqual([
      ['secret', 'rumah-budi', 'foreign', null],
      ['ppp-profile', '20M', 'foreign', null],
    ])
    expect(JSON.stringify(rows)).not.toContain('rahasia')
  })

  test('yang dibawa sebuah bagian dibandingkan, dihitung, dan dibetulkan oleh bagian itu sendiri', async () => {
    const shop = await openKeptShop()
    shop.router.run(['/ppp/profile/add', '=name=20M'])
    shop.router.run([`${SECRET}/add`, '=name=rumah-budi', '=profile=20M'])
    const fixed: string[][] = []
    const kinds = [customersKind(fixed)]
    const { reports, links } = await reportsOf(shop, kinds)
    const report = await reports.check(shop.routerId)
    expect(report.counts).toMatchObject({ missing: 1, different: 1, customers: 2, vouchers: 0 })
    expect(report.counts.checked).toBe(12)
    const device = getSetting(shop.app.db, 'device')
    if (!device) throw new Error('the shop is not open')
    const now = shop.clock.now()
    const ctx: CommandContext = {
      ...{ now, businessDay: calendarDate('2026-11-21'), zone: 'Asia/Jakarta', actor: null, device, shiftId: null },
      ...{ newId: () => crypto.randomUUID(), random: systemRandom },
    }
    const menders = { enqueueExpiry: () => undefined, kinds }
    const mine = report.rows.filter(({ object }) => object === 'secret')
    const { queued } = shop.app.db.transact((tx) => applyRows(tx, ctx, shop.routerId, mine, menders))
    expect(queued).toBe(2)
    expect(fixed).toEqual([['z:2', 'z:1']])
    await drained(shop)
    await links.close()
  })

  test('router yang menolak menunjukkan pelanggannya: pencocokan gagal dengan kata-kata, bukan "semuanya hilang"', async () => {
    const shop = await openKeptShop()
    const { reports, links } = await reportsOf(shop, [customersKind([])])
    shop.router.faults.add({ action: { kind: 'permission' }, command: `${SECRET}/print` })
    await expect(reports.check(shop.routerId)).rejects.toThrow()
    expect(reports.find(shop.routerId)).toBeUndefined()
    const [summary] = await shop.api.reconcile.summary({})
    expect(summary?.trouble).toMatchObject({ code: 'ROUTER_PERMISSION' })
    await links.close()
  })

  test('RouterOS 6 tanpa paket ppp tidak punya menunya: tidak ada yang perlu ditunjukkan, sisanya tetap dicocokkan', async () => {
    const shop = await openKeptShop({ sim: { version: '6.49.17' } })
    const action = { kind: 'trap', message: 'no such command prefix', category: 0 } as const
    shop.router.faults.add({ action, command: /^\/ppp\// })
    let last = ''
    for await (const event of await shop.api.reconcile.check({ routerId: shop.routerId })) last = event.type
    expect(last).toBe('end')
  })
})
