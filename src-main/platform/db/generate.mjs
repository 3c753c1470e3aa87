// npm run db:generate [-- --name why]: drizzle-kit writes the next migration, this makes its tables STRICT.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
const folder = join(root, 'src-main/platform/db/migrations')
const config = 'src-main/platform/db/drizzle.config.ts'
const args = [join(root, 'node_modules/drizzle-kit/bin.cjs'), 'generate', '--config', config, ...process.argv.slice(2)]
const run = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
if (run.status !== 0) process.exit(run.status ?? 1)
for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  const file = join(folder, name)
  const text = readFileSync(file, 'utf8')
  const strict = text.replace(/(CREATE TABLE `[^`]+` \([\s\S]*?\n\));/g, '$1 STRICT;')
  if (strict !== text) writeFileSync(file, strict)
}
