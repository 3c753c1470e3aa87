// Owns: whether the migrations still make the tables that the code describes: drizzle-kit, asked in a copy, must find nothing to add.
// Must never: write into the real folder.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const real = 'src-main/platform/db/migrations'
const copy = 'tests/.out/migrations'
const config = 'tests/.out/drizzle.config.json'
const sqlIn = (folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.sql'))

rmSync(join(root, copy), { recursive: true, force: true })
mkdirSync(join(root, 'tests/.out'), { recursive: true })
cpSync(join(root, real), join(root, copy), { recursive: true })
const schema = ['./src-main/features/*/tables.ts', './src-main/platform/*/tables.ts']
writeFileSync(join(root, config), JSON.stringify({ dialect: 'sqlite', casing: 'snake_case', schema, out: `./${copy}` }))

const kit = (...args) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/drizzle-kit/bin.cjs'), ...args, '--config', config],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) {
    console.log(stdout, stderr)
    process.exit(1)
  }
}
kit('check')
kit('generate')
const added = sqlIn(copy).filter((name) => !sqlIn(real).includes(name))
if (added.length > 0)
  console.log(`The tables have changed without a migration (npm run db:generate): ${added.join(', ')}`)
process.exitCode = added.length === 0 ? 0 : 1
