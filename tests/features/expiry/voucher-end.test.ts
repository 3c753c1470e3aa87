// Reading what the router wrote: closed and why, locked, reopened.
import { expect, test } from 'vitest'
import { isLockedToDevice, lockedComment, readVoucherEnd, withoutEnd } from '../../../src-main/features/expiry'
import { readVoucherComment, unusedComment } from '../../../src-main/shared/voucher-comment'
import { expiryRouter, HOUR, MINUTE, NOW } from './expiry-router'

test('aplikasi membaca habis dan hangus dari catatan yang ditulis router sendiri', () => {
  const shop = expiryRouter()
  shop.voucher('HABIS', { active: 60, lock: true })
  shop.voucher('RAK', { useBefore: (NOW + 120) * 1000 })
  shop.voucher('JALAN')
  shop.login('HABIS', 1)
  shop.login('JALAN', 2)
  shop.router.advance(3 * MINUTE)
  const read = (code: string) => readVoucherEnd(shop.user(code).comment)
  expect(read('HABIS')).toEqual({ why: 'habis', at: (NOW + 60) * 1000 })
  expect(read('RAK')).toEqual({ why: 'hangus', at: (NOW + 120) * 1000 })
  expect(read('JALAN')).toBeNull()
  // What issue 2 reads of a comment is not disturbed by what the router adds.
  expect(readVoucherComment(shop.user('HABIS').comment)).toMatchObject({
    firstLogin: NOW,
    expires: NOW + 60,
    tag: 'K7Q2',
  })
  expect(['HABIS', 'RAK'].map((code) => isLockedToDevice(shop.user(code).comment))).toEqual([true, false])
})

test('dibuka lagi tanpa tanda akhir: sapuan berikutnya membiarkannya', () => {
  const shop = expiryRouter()
  shop.voucher('RAK', { useBefore: (NOW + 60) * 1000 })
  shop.router.advance(2 * MINUTE)
  const longer = withoutEnd(shop.user('RAK').comment ?? '').replace(/h=\d{10}/, `h=${NOW + 7200}`)
  expect(readVoucherEnd(longer)).toBeNull()
  shop.router.run(['/ip/hotspot/user/set', '=.id=RAK', '=disabled=no', `=comment=${longer}`])
  shop.router.advance(HOUR)
  expect(shop.isClosed('RAK')).toBe(false)
  shop.router.advance(HOUR)
  expect(readVoucherEnd(shop.user('RAK').comment)).toMatchObject({ why: 'hangus' })
})

test('catatan orang lain, rusak, atau kosong tidak berakhir dan tidak terkunci', () => {
  const ours = unusedComment({ activeSeconds: 60, useBefore: null, tag: 'K7Q2', id: 3 })
  for (const comment of [undefined, '', 'vc-123', `${ours}z=12;`, `x${ours}z=1798848000;`, `${ours}z=1798848000;halo`])
    expect([comment, readVoucherEnd(comment)]).toEqual([comment, null])
  expect(isLockedToDevice(lockedComment(ours))).toBe(true)
  expect(isLockedToDevice(ours)).toBe(false)
})
