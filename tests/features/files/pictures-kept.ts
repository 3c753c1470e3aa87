// Owns: what lies in a test shop's folder of pictures.
// Must never: put anything there.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestApp } from '../../support/test-app'

export function picturesKept({ dataDir }: TestApp): string[] {
  const place = join(dataDir, 'berkas')
  return statSync(place, { throwIfNoEntry: false }) ? readdirSync(place).sort() : []
}
