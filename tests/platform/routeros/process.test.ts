import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { HostileRouter } from '../../support/hostile-router'

const support = join(import.meta.dirname, '../../support')

it('satu aplikasi melewati semua kejahatan router tanpa mati, dan sandi tidak pernah tercetak walau DEBUG menyala (25)', async () => {
  await using router = await HostileRouter.start({
    onCommand: (peer, command) => {
      const tag = `.tag=${command.tag}`
      if (command.command === '/empty') peer.reply(['!empty', tag], ['!done', tag])
      if (command.command === '/ghost') peer.reply(['!re', '.tag=hantu'], ['!done', tag])
      if (command.command === '/fatal') peer.reply(['!fatal', 'selesai'])
      if (command.command === '/reset') peer.reset()
      if (command.command === '/garbage') peer.socket.write(Buffer.alloc(64, 0xff))
    },
  })
  const { host, port } = router.endpoint
  const words = [
    '--import',
    join(support, 'typescript-imports.mjs'),
    join(support, 'router-child.ts'),
    host,
    String(port),
  ]
  const env = { ...process.env, DEBUG: 'routeros-api:*', DEBUG_COLORS: 'no', ENV: 'testing', NODE_NO_WARNINGS: '1' }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { env, timeout: 15_000 })
  expect(JSON.parse(stdout)).toEqual({
    kinds: ['ok', 'ok', 'fatal', 'socket', 'timeout', 'protocol'],
    debug: null,
    env: null,
  })
  expect(stderr).toBe('')
})
