// Two people, one phone: what the first was shown is gone when the second has logged in, even while the shop is away.
import { expect, test } from 'vitest'
import type { PortalStatus } from '../../../src-main/features/portal/portal-contract'
import { portalQuery, queryClient } from '../../../src-renderer/portal/api'
import { welcome } from '../../../src-renderer/portal/login-form'

test('HP dipakai bergantian tanpa Keluar: tagihan orang sebelumnya tidak tampil lagi', async () => {
  const { queryKey } = portalQuery.selfcare.bills.queryOptions({ input: {} })
  queryClient.setQueryData(queryKey, [{ number: 'INV-milik-Ani' }] as never) // more of it is not looked at
  const status = { party: { kind: 'customer', id: 'budi', name: 'Budi' } } as PortalStatus
  await welcome(status)
  expect(queryClient.getQueryData(queryKey)).toBeUndefined()
  expect(queryClient.getQueryData(portalQuery.session.status.queryOptions({ input: {} }).queryKey)).toEqual(status)
})
