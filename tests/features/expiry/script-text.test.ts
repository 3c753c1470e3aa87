// The texts themselves: only old commands, no name that the router knows, nothing that two versions could read differently.
import { expect, test } from 'vitest'
import { menus } from '../../../src-main/demo/router/menus'
import { type Block, type Expression, parseScript, partsOf, type Statement } from '../../../src-main/demo/router/script'
import { routerVersion } from '../../../src-main/demo/router/version'
import { LOGIN_SCRIPT, ROUTER_SCRIPTS, SWEEP_SCRIPT, scriptVersion } from '../../../src-main/features/expiry'
import { VERSIONS } from './expiry-router'

const provided = ['user', 'username', 'address', 'mac-address', 'interface']
const parse = (source: string, version = '6.49.17'): Block =>
  parseScript(source, { version: routerVersion(version), provided, unknownCommand: 'whole-script' })

const isStatement = (part: Statement | Expression): part is Statement =>
  part.kind === 'console' || part.kind === 'menu' || part.kind === 'block' || part.kind === 'unknown'

/** Every statement and expression, depth first. */
function walk(block: Block, visit: (part: Statement | Expression) => void): void {
  const descend = (part: Statement | Expression): void => {
    visit(part)
    if (!isStatement(part)) {
      for (const inner of partsOf(part)) descend(inner)
      return
    }
    if (part.kind === 'block') walk(part.block, visit)
    if (part.kind === 'menu' && part.where) descend(part.where)
    if (part.kind !== 'menu' && part.kind !== 'console') return
    for (const inner of [...part.positional, ...part.named.values()]) descend(inner)
    if (part.kind === 'console') for (const inner of part.blocks.values()) walk(inner, visit)
  }
  for (const statement of block.statements) descend(statement)
}

function partsOfScript(source: string): (Statement | Expression)[] {
  const parts: (Statement | Expression)[] = []
  walk(parse(source), (part) => parts.push(part))
  return parts
}

for (const { name, source } of ROUTER_SCRIPTS) {
  test(`${name}: setiap versi membaca seluruhnya, dan tidak ada perintah yang lebih muda dari 6.49`, () => {
    for (const version of VERSIONS) expect(() => parse(source, version)).not.toThrow()
    const commands = new Set(partsOfScript(source).flatMap((part) => (part.kind === 'console' ? [part.name] : [])))
    const old = [
      'local',
      'set',
      'if',
      'do',
      'while',
      'for',
      'foreach',
      'pick',
      'find',
      'len',
      'tonum',
      'tostr',
      'toarray',
      'typeof',
      'log',
    ]
    expect([...commands].filter((command) => !old.includes(command))).toEqual([])
  })

  test(`${name}: tidak ada variabel bernama seperti isi tabel mana pun di router (jebakan where)`, () => {
    const reserved = new Set(menus.flatMap((menu) => Object.keys(menu.properties)))
    const names = partsOfScript(source).flatMap((part) => {
      const [first] = part.kind === 'console' ? part.positional : []
      const declares = part.kind === 'console' && ['local', 'for', 'foreach'].includes(part.name)
      return declares && first?.kind === 'literal' && first.value.type === 'str' ? [first.value.value] : []
    })
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((variable) => reserved.has(variable) || !/^lk[A-Z][A-Za-z]*$/.test(variable))).toEqual([])
    // What the router provides is copied at once and never stands in a where.
    const used = partsOfScript(source).flatMap((part) => (part.kind === 'variable' ? [part.name] : []))
    const foreign = used.filter((variable) => !variable.startsWith('lk'))
    expect(foreign).toEqual(name === 'lk-login' ? ['user', 'mac-address'] : [])
    // The property on the left of a where is all it may name: nothing on the right.
    const rights = partsOfScript(source).flatMap((part) => (part.kind === 'binary' ? [part.right.kind] : []))
    expect(rights).not.toContain('property')
  })

  test(`${name}: hitungan selalu berkurung, :pick dengan ujung, :find dengan awal, set dan remove dengan id`, () => {
    const family: Record<string, string> = { '+': 'sum', '-': 'sum', and: 'and' }
    for (const part of partsOfScript(source)) {
      if (part.kind === 'binary') {
        const own = family[part.operator] ?? part.operator
        const mixed = [part.left, part.right].filter(
          (side) => side.kind === 'binary' && (family[side.operator] ?? side.operator) !== own,
        )
        // Conditions of a where may stand beside `and` without parentheses: that is how everybody writes them.
        const isCondition = part.operator === 'and' || part.operator === 'or'
        if (!isCondition) expect([part.at, mixed]).toEqual([part.at, []])
      }
      if (part.kind === 'console' && (part.name === 'pick' || part.name === 'find'))
        expect([part.name, part.positional.length]).toEqual([part.name, 3])
      if (part.kind === 'menu') expect(['find', 'get', 'set', 'remove']).toContain(part.command)
      if (part.kind === 'menu' && part.command === 'remove') expect(part.positional[0]?.kind).toBe('variable')
    }
  })

  test(`${name}: hanya huruf biasa, komentar di awal baris, tanpa :delay dan tanpa global`, () => {
    expect(source).toMatch(/^[\n -~]+$/)
    const lines = source.split('\n')
    expect(lines.filter((line) => line.includes('#') && !line.startsWith('#'))).toEqual([])
    expect(lines.filter((line) => line.startsWith('#') && /["[\]{}$()\\]/.test(line))).toEqual([])
    expect(lines.filter((line) => line.endsWith(' ') || line.includes('\t'))).toEqual([])
    expect(source).not.toMatch(/:delay|:global|timestamp/)
    // Far below what a script may hold, and quick to read over.
    expect(source.length).toBeLessThan(10_000)
    expect(scriptVersion(source)).toBeGreaterThanOrEqual(1)
  })
}

test('jam dan catatan login pertama sama huruf demi huruf di kedua skrip', () => {
  const part = (source: string, name: string) =>
    source.slice(source.indexOf(`# ${name} begin`), source.indexOf(`# ${name} end`))
  for (const name of ['clock', 'stamp']) {
    expect(part(LOGIN_SCRIPT.source, name).length).toBeGreaterThan(500)
    expect(part(SWEEP_SCRIPT.source, name)).toBe(part(LOGIN_SCRIPT.source, name))
  }
})

test('skrip yang memakai perintah versi baru mati seluruhnya di 6.49, dan log mengatakannya', async () => {
  const { expiryRouter } = await import('./expiry-router')
  const modern = LOGIN_SCRIPT.source.replace(':local lkNow 0', ':local lkNow 0\n:local lkStamp [:timestamp]')
  const shop = expiryRouter({ sim: { version: '6.49.17' }, login: modern })
  shop.voucher('AAAA')
  expect(shop.login('AAAA')).toMatchObject({ ok: true })
  expect(shop.stamps('AAAA')).toEqual({ x: 0, f: 0, z: undefined })
  expect(shop.messages().at(-1)).toContain('executing script lk-login failed')
  expect(shop.messages().at(-1)).toContain('bad command name timestamp')
  // The sweep, which has no such command, makes up for it.
  shop.router.advance(10 * 60_000)
  expect(shop.stamps('AAAA').f).toBeGreaterThan(0)
})
