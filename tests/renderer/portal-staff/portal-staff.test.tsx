// The portal as staff see it: a password that is given once, and whether anybody can log in at all.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { requestId } from '../../support/test-app'
import { connect, coreForEach, show } from '../window'

const { LoginPanel } = await import('../../../src-renderer/features/portal/login-panel')
const { LanTab } = await import('../../../src-renderer/features/portal/lan-tab')

const core = coreForEach('#/pelanggan')

const ANI = { phone: '6281234567801', address: '', areaId: null, latitude: null, longitude: null, notes: '' }

test('kata sandi yang sekali tampil tetap di jendelanya sampai ditutup, lalu tidak tampil lagi', async () => {
  const { api } = core()
  const { id } = await api.customers.save({ id: null, customer: { ...ANI, name: 'Ani' }, requestId: requestId() })
  await show(<LoginPanel kind="customer" partyId={id} name="Ani" phone={ANI.phone} />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Beri akses' }))
  await user.click(screen.getByRole('button', { name: /Buat kata sandi/ }))
  const given = await screen.findByRole('dialog', { name: 'Kata sandi untuk Ani' })
  const secret = within(given).getByText(/^[a-z2-9]{10}$/).textContent
  within(given).getByText('081234567801')
  within(given).getByText(/^Hanya tampil sekali ini/)
  within(given).getByRole('button', { name: 'Salin' })
  expect(within(given).getByRole('link', { name: 'Kirim WA' }).getAttribute('href')).toContain(secret)
  await screen.findByText('Boleh masuk')
  expect(screen.getByRole('dialog')).toBe(given)
  await user.click(within(given).getByRole('button', { name: 'Selesai' }))
  expect(screen.queryByText(secret)).toBeNull()
})

type State = Awaited<ReturnType<Api['portal']['state']>>

/** As if the door stood at an address: no port is opened for it. */
async function showLan(changes: Partial<State['lan']>): Promise<void> {
  const { api } = core()
  const real = await api.portal.state({})
  const lan = { ...real.lan, isOn: true, forCustomers: true, ...changes }
  const state = async (): Promise<State> => ({ ...real, lan, urls: ['http://192.168.88.10:8088/'], problem: null })
  const portal = new Proxy(api.portal, { get: (target, key) => (key === 'state' ? state : Reflect.get(target, key)) })
  connect(new Proxy(api, { get: (target, key) => (key === 'portal' ? portal : Reflect.get(target, key)) }))
  await show(<LanTab />)
}

test('portal yang dibuka tanpa menyetujui risikonya berkata belum ada yang dapat masuk, dan menuntun ke peringatannya', async () => {
  await showLan({ plainAccepted: 0 })
  await screen.findByRole('heading', { name: 'Portal terbuka, belum ada yang dapat masuk' })
  screen.getByText(/^Masuk dan memesan menunggu Anda menyetujui peringatan di bawah/)
  await userEvent.setup().click(screen.getByRole('button', { name: 'Baca dan setujui' }))
  expect(document.activeElement).toBe(screen.getByLabelText('Saya sudah membaca dan menerima risikonya'))
})

test('sesudah disetujui, atau bila tidak seorang pun boleh masuk, kartunya hanya berkata terbuka', async () => {
  await showLan({ plainAccepted: 99 })
  await screen.findByRole('heading', { name: 'Portal terbuka' })
  expect(screen.queryByText(/menunggu Anda menyetujui/)).toBeNull()
})
