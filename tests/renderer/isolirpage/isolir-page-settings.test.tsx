// The isolir settings over a real core and a simulated router: seen first, then put there, then taken off.
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { afterWindow, connect, openWindow } from '../window'

const { IsolirPageSettings } = await import('../../../src-renderer/features/isolirpage/isolir-page-settings')
const { TakeSecretsDialog } = await import('../../../src-renderer/features/provisioning/take-secrets-dialog')

let shop: RouterShop

beforeEach(async () => {
  shop = await openRouterShop()
  connect(shop.api)
})
afterWindow(closeRouterShops)

test('aturan isolir diperlihatkan dulu, dipasang sekali tekan, dan terbaca terpasang hanya sesudah router mengakui', async () => {
  const user = await openWindow(<IsolirPageSettings />)
  await user.click(await screen.findByRole('button', { name: 'Lihat dan pasang' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('Yang lain ditutup')
  expect(shop.router.db.rows('/ip/firewall/filter')).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Pasang di router' }))
  await screen.findByText('Terpasang')
  expect(shop.router.db.rows('/ip/firewall/filter').map((row) => row.comment)).toEqual([
    'lk-isolir:dns-udp',
    'lk-isolir:dns-tcp',
    'lk-isolir:tutup',
  ])
  await user.click(screen.getByRole('button', { name: 'Lepas' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Lepas' }))
  await screen.findByText('Belum dipasang')
  expect(shop.router.db.rows('/ip/firewall/filter')).toEqual([])
})

test('PPP secret di router dicentang, diberi paket, lalu jadi pelanggan', async () => {
  await shop.api.catalog.createPackage({
    ...{ name: 'Rumah 10M', customerPrice: 150_000, operatorPrice: null, isPublic: true, tileColor: 'laut' },
    ...{ tileOrder: null, stockMinimum: 0, refillQuantity: 0, routerIds: [] },
    codeFormat: { length: 8, prefix: '', style: 'single' },
    master: {
      kind: 'new',
      serviceType: 'pppoe',
      billingType: 'monthly',
      spec: {
        ...{ rateLimit: '5M/10M', activeSeconds: null, shelfSeconds: null, uptimeQuotaSeconds: null },
        ...{ volumeQuotaBytes: null, sharedUsers: 1, lockToFirstMac: false, pool: 'ppp-pool', pppProfile: null },
      },
    },
    requestId: requestId(),
  })
  shop.router.run(['/ppp/secret/add', '=name=bu-tini', '=password=tini', '=comment=Bu Tini'])
  const closed = vi.fn()
  const user = await openWindow(<TakeSecretsDialog onClose={closed} />)
  await screen.findByText('bu-tini')
  const take = screen.getByRole('button', { name: 'Ambil' })
  expect(take).toHaveProperty('disabled', true)
  await user.click(screen.getAllByRole('checkbox').at(-1) as HTMLElement) // the row's own: findBy made sure there is one
  await screen.findByText(/belum punya nama atau paket/)
  await user.click(screen.getByRole('combobox', { name: 'Paket bu-tini' }))
  await user.click(await screen.findByRole('option', { name: 'Rumah 10M' }))
  await user.click(await screen.findByRole('button', { name: 'Ambil 1 pelanggan' }))
  await waitFor(() => expect(closed).toHaveBeenCalled())
  await vi.waitFor(() => expect(shop.router.db.table('/ppp/secret').byName('bu-tini')?.comment).toMatch(/^lks1;i=/))
  expect((await shop.api.customers.search({ search: 'tini', limit: 5 }))[0]).toMatchObject({ name: 'Bu Tini' })
})
