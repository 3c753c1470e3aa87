// Owns one run of the router link in a bare Node process, for what only a whole process can show: its exit code and its console.
// Must never catch what the product should have caught.

import { RouterLinks } from '../../src-main/platform/routeros'

const [host = '', port = ''] = process.argv.slice(2)
const links = new RouterLinks({
  resolve: async () => ({
    host,
    port: Number(port),
    tls: false,
    user: 'loket',
    password: 'rahasia-sekali',
    commandTimeoutMs: 200,
  }),
  clock: { now: () => Date.now() },
  log: { write: () => {} },
})
const kinds: string[] = []
for (const command of ['/empty', '/ghost', '/fatal', '/reset', '/silent', '/garbage']) {
  const outcome = await links
    .connection('r1', { force: true })
    .then(
      (connection) => connection.run(command).then(() => 'ok'),
      (error: unknown) => error,
    )
    .catch((error: unknown) => error)
  kinds.push(outcome instanceof Error && 'kind' in outcome ? String(outcome.kind) : String(outcome))
}
await links.close()
console.log(JSON.stringify({ kinds, debug: process.env.DEBUG ?? null, env: process.env.ENV ?? null }))
