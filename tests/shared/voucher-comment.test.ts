// The mark that says whose hotspot user it is; the router's scripts read it by position.
import { describe, expect, test } from 'vitest'
import { isMarkedAs, readVoucherComment, unusedComment } from '../../src-main/shared/voucher-comment'

const AT = Date.UTC(2026, 10, 21, 12, 42, 7, 999)

test('letak x, f dan v tepat seperti yang dibaca skrip router', () => {
  const comment = unusedComment({ activeSeconds: 86_400, useBefore: AT, tag: 'K7Q2MZPA', id: 123_456 })
  expect(comment).toBe('lk1;x=0000000000;f=0000000000;v=86400;h=1795264927;b=K7Q2MZPA;i=123456;')
  expect(comment.slice(0, 7)).toBe('lk1;x=0')
  expect(comment.slice(6, 16)).toBe('0000000000')
  expect(comment.slice(19, 29)).toBe('0000000000')
  expect(comment.slice(32, comment.indexOf(';', 31))).toBe('86400')
})

test('tanpa masa aktif dan masa berlaku: nol, dan panjangnya tetap', () => {
  const comment = unusedComment({ activeSeconds: null, useBefore: null, tag: 'AB', id: 1 })
  expect(comment).toBe('lk1;x=0000000000;f=0000000000;v=0;h=0000000000;b=AB;i=1;')
})

describe('membaca kembali', () => {
  test('sesudah router mencap login pertama', () => {
    const stamped = 'lk1;x=1798848000;f=1798761600;v=86400;h=1795264927;b=K7Q2MZPA;i=7;'
    expect(readVoucherComment(stamped)).toEqual({
      expires: 1_798_848_000,
      firstLogin: 1_798_761_600,
      activeSeconds: 86_400,
      useBefore: 1_795_264_927,
      tag: 'K7Q2MZPA',
      id: 7,
    })
  })

  test.each([
    [undefined],
    [''],
    ['langganan pak RT'],
    ['lk1;x=000000000;f=0000000000;v=0;h=0000000000;b=AB;i=1;'],
    ['lk1;x=0000000000;f=0000000000;v=0;h=0000000000;b=AB;i=1'],
    [' lk1;x=0000000000;f=0000000000;v=0;h=0000000000;b=AB;i=1;'],
    ['lk2;x=0000000000;f=0000000000;v=0;h=0000000000;b=AB;i=1;'],
  ])('%j bukan milik kita', (comment) => {
    expect(readVoucherComment(comment)).toBeNull()
    expect(isMarkedAs(comment, { tag: 'AB', id: 1 })).toBe(false)
  })

  test('voucher lain dari batch yang sama, atau nomor sama dari batch lain, bukan yang dimaksud', () => {
    const comment = unusedComment({ activeSeconds: 60, useBefore: null, tag: 'AB', id: 12 })
    expect(isMarkedAs(comment, { tag: 'AB', id: 12 })).toBe(true)
    expect(isMarkedAs(comment, { tag: 'AB', id: 1 })).toBe(false)
    expect(isMarkedAs(comment, { tag: 'A', id: 12 })).toBe(false)
  })
})
