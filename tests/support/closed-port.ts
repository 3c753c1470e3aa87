// Owns: a port on loopback where nothing listens.
// Must never: be trusted for longer than the next dial.
import { createServer } from 'node:net'

export function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
