// Owns the router's certificate fingerprint: reading it, comparing it with the pin, and asking for it without a password.
// Must never decide to trust: the pin comes from the endpoint, and a missing or malformed certificate is refused.

import type { Socket } from 'node:net'
import { connect, TLSSocket } from 'node:tls'
import { RouterError } from './errors'

/** `ab:cd...`, `ABCD...` or with blanks to `AB:CD:...`; undefined when it is not a SHA-256 fingerprint. */
export function normalFingerprint(text: string): string | undefined {
  const hex = text.replace(/[\s:]/g, '').toUpperCase()
  return /^[0-9A-F]{64}$/.test(hex) ? (hex.match(/../g) ?? []).join(':') : undefined
}

/** The fingerprint of a finished TLS handshake; undefined for plain TCP and for anonymous Diffie-Hellman. */
export function seenFingerprint(socket: Socket): string | undefined {
  if (!(socket instanceof TLSSocket)) return undefined
  // Without a certificate Node answers an empty object or null, whatever its types say.
  const certificate: { readonly fingerprint256?: string } | null = socket.getPeerCertificate()
  return certificate?.fingerprint256
}

/** Why this certificate is refused; undefined when it may be told the password. Without a pin (first use) any certificate may. */
export function refuseCertificate(seen: string | undefined, pinSha256: string | undefined): RouterError | undefined {
  const details = { phase: 'tls', fingerprint256: seen } as const
  if (seen === undefined)
    return new RouterError('tls', 'the router shows no certificate', { ...details, code: 'NO_CERTIFICATE' })
  if (pinSha256 === undefined || normalFingerprint(pinSha256) === normalFingerprint(seen)) return undefined
  return new RouterError('tls', 'the certificate of the router has changed', { ...details, code: 'PIN_MISMATCH' })
}

/** Reads the fingerprint and hangs up before any login, so that a person can compare it before the password is sent. */
export function readFingerprint(
  endpoint: { readonly host: string; readonly port: number },
  timeoutMs = 8_000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: endpoint.host, port: endpoint.port, rejectUnauthorized: false })
    const settle = (error: RouterError | undefined, seen = '') => {
      clearTimeout(deadline)
      socket.destroy()
      if (error) reject(error)
      else resolve(seen)
    }
    const deadline = setTimeout(
      () => settle(new RouterError('timeout', `no certificate within ${timeoutMs} ms`, { phase: 'tls' })),
      timeoutMs,
    )
    socket.once('secureConnect', () => {
      const seen = seenFingerprint(socket)
      settle(refuseCertificate(seen, undefined), seen)
    })
    // 'on', not 'once': a second error of a dying socket must have a listener too.
    socket.on('error', (cause: NodeJS.ErrnoException) =>
      settle(
        new RouterError('tls', cause.message || 'the TLS handshake failed', { code: cause.code, phase: 'tls', cause }),
      ),
    )
    socket.once('end', () => settle(new RouterError('closed', 'the router closed the connection', { phase: 'tls' })))
  })
}
