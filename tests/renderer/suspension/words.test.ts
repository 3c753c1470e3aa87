import { expect, test } from 'vitest'
import type { RunItem } from '../../../src-main/features/suspension/contract'
import { routerWord } from '../../../src-renderer/features/suspension/words'

const ACCESS = ['none', 'open', 'isolated', 'off'] as const satisfies readonly RunItem['access'][]
const PROVISION = [
  'unmanaged',
  'waiting',
  'present',
  'failed',
  'missing',
  'removed',
] as const satisfies readonly RunItem['provision'][]

test('yang tertulis di layar tidak pernah mendahului router: terisolir dan terbuka hanya bila router sudah bilang', () => {
  for (const access of ACCESS)
    for (const provision of PROVISION)
      for (const isShut of [true, false]) {
        const { word } = routerWord({ access, provision, routerName: 'Warkop' }, isShut)
        const name = `${access} ${provision} ${isShut}`
        if (word === 'Terisolir di router') expect(access, name).toBe('isolated')
        if (word === 'Terbuka di router') expect(access, name).toBe('open')
        if (provision === 'waiting') expect(word, name).toContain('menunggu router')
        if (provision === 'failed') expect(word, name).toBe('Ditolak router')
      }
  expect(routerWord({ access: 'none', provision: 'unmanaged', routerName: null }, true).word).toBe('Tanpa router')
})
