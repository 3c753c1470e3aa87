// Owns throw-away certificates for TLS tests, made by openssl when a test asks.
// Must never write a key into the tree: they live in a temporary folder for the length of one call.

import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface SelfSigned {
  readonly key: string
  readonly cert: string
  readonly fingerprint256: string
}

export async function makeSelfSigned(): Promise<SelfSigned> {
  const folder = await mkdtemp(join(tmpdir(), 'loketnet-cert-'))
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    await promisify(execFile)('openssl', [...words, '-subj', '/CN=router', '-keyout', keyFile, '-out', certFile])
    const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certFile, 'utf8')])
    return { key, cert, fingerprint256: new X509Certificate(cert).fingerprint256 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
