import { describe, expect, test } from 'vitest'
import {
  decideNavigation,
  decideWindowOpen,
  isAppUrl,
  isExternalAllowed,
  isFrameAllowed,
  isPermissionGranted,
  mayConnect,
} from '../../src-main/electron/policy'

const DEV = 'http://localhost:5173'

describe('halaman sendiri', () => {
  test.each([
    ['app://loket/', true],
    ['app://loket/index.html?a=1#kasir', true],
    ['app://loket/kasir', true],
    ['APP://loket/', true],
    ['app://loket', true],
    ['app://loket.jahat.example/', false],
    ['app://loket:80/', false],
    ['app://joko@loket/', false],
    ['app://loket@jahat.example/', false],
    ['app://cetak/', false],
    ['app:loket', false],
    ['https://loket/', false],
    ['file:///etc/passwd', false],
    ['http://localhost:5173/', false],
    ['', false],
  ])('%s -> %s', (url, expected) => expect(isAppUrl(url)).toBe(expected))

  test('server pengembangan hanya bila disebut', () => {
    expect(isAppUrl(`${DEV}/src/main.tsx`, DEV)).toBe(true)
    expect(isAppUrl('http://localhost:51730/', DEV)).toBe(false)
    expect(isAppUrl('app://loket/', DEV)).toBe(true)
  })
})

const EXTERNAL: readonly (readonly [string, boolean])[] = [
  ['https://wa.me/6281234567890?text=Kode%20voucher', true],
  ['https://loketnet.id/', true],
  ['tel:+6281234567890', true],
  ['tel:0812-3456-7890', true],
  ['http://wa.me/62812', false],
  ['https://wa.me@jahat.example/', false],
  ['https://user:sandi@bank.example/', false],
  ['tel:*21*0812%23', false],
  ['tel:', false],
  ['mailto:a@b.c', false],
  ['file:///C:/Windows/System32/calc.exe', false],
  ['smb://192.168.1.2/share', false],
  ['ms-msdt:/id', false],
  ['javascript:alert(1)', false],
  ['data:text/html,<script>1</script>', false],
  ['app://loket/', false],
  ['\\\\jahat\\share', false],
  ['bukan alamat', false],
  [`https://wa.me/62812?text=${'a'.repeat(2000)}`, false],
]

describe('ke luar aplikasi', () => {
  test.each(EXTERNAL)('%s -> %s', (url, expected) => {
    expect(isExternalAllowed(url)).toBe(expected)
    expect(decideWindowOpen(url)).toBe(expected ? 'external' : 'deny')
  })

  test('jendela kedua tidak pernah, juga bukan dari halaman sendiri', () => {
    expect(decideWindowOpen('app://loket/')).toBe('deny')
    expect(decideWindowOpen('about:blank')).toBe('deny')
  })

  test.each([
    ['app://loket/voucher', 'stay'],
    ['https://wa.me/62812', 'external'],
    ['http://192.168.88.1/', 'deny'],
    ['file:///etc/passwd', 'deny'],
    ['data:text/html,x', 'deny'],
    ['about:blank', 'deny'],
  ])('pindah ke %s -> %s', (url, expected) => expect(decideNavigation(url)).toBe(expected))

  test.each([
    ['blob:app://loket/1-2-3', true],
    ['data:application/pdf;base64,AA', true],
    ['about:srcdoc', true],
    ['about:blank', true],
    ['app://loket/index.html', true],
    ['https://wa.me/62812', false],
    ['http://192.168.88.1/', false],
    ['javascript:1', false],
  ])('bingkai %s -> %s', (url, expected) => expect(isFrameAllowed(url)).toBe(expected))
})

describe('izin', () => {
  test.each([
    ['clipboard-sanitized-write', 'app://loket/', true],
    ['clipboard-sanitized-write', 'https://jahat.example/', false],
    ['clipboard-sanitized-write', '', false],
    ['clipboard-read', 'app://loket/', false],
    ['geolocation', 'app://loket/', false],
    ['media', 'app://loket/', false],
    ['notifications', 'app://loket/', false],
    ['openExternal', 'app://loket/', false],
    ['usb', 'app://loket/', false],
    ['serial', 'app://loket/', false],
    ['fileSystem', 'app://loket/', false],
  ])('%s untuk "%s" -> %s', (permission, url, expected) => expect(isPermissionGranted(permission, url)).toBe(expected))
})

describe('pintu ke inti', () => {
  const page = { url: 'app://loket/index.html', isMainFrame: true, isShopWindow: true }
  test.each([
    ['halaman toko', page, true],
    ['bingkai di dalamnya', { ...page, isMainFrame: false }, false],
    ['jendela cetak', { ...page, isShopWindow: false }, false],
    ['halaman asing', { ...page, url: 'https://jahat.example/' }, false],
    ['bingkai yang sudah hilang', null, false],
  ])('%s -> %s', (_name, sender, expected) => expect(mayConnect(sender)).toBe(expected))
})
