// Owns: one process per userData folder, and the word a second one leaves for the first.
// Must never: outlive its process: a lock file of a dead process counts for nothing.
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type OnSecond = (argv: string[], cwd: string, data: object) => void

export function claimInstance(
  userData: string,
  data: object,
  onSecond: OnSecond,
): { isFirst: boolean; told: Promise<void> } {
  const lock = join(userData, 'stand-in.lock')
  const mark = createHash('sha256').update(userData).digest('hex').slice(0, 16)
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\stand-in-${mark}` : join(tmpdir(), `stand-in-${mark}.sock`)
  if (isHeld(lock)) return { isFirst: false, told: tell(socket, { argv: process.argv, cwd: process.cwd(), data }) }
  const handle = openSync(lock, 'wx')
  writeSync(handle, String(process.pid))
  closeSync(handle)
  rmSync(socket, { force: true })
  const server = createServer((caller) => {
    let text = ''
    caller.on('data', (part) => {
      text += part
    })
    caller.on('end', () => {
      const second: { argv: string[]; cwd: string; data: object } = JSON.parse(text)
      onSecond(second.argv, second.cwd, second.data)
    })
  })
  server.listen(socket).unref()
  process.on('exit', () => {
    rmSync(lock, { force: true })
    rmSync(socket, { force: true })
  })
  return { isFirst: true, told: Promise.resolve() }
}

function isHeld(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch {
    rmSync(lock, { force: true }) // no file, or its process is dead
    return false
  }
}

function tell(socket: string, message: object): Promise<void> {
  return new Promise((resolve) => {
    const line = connect(socket, () => line.end(JSON.stringify(message)))
    line.on('close', () => resolve())
    line.on('error', (error) => {
      console.error('the first instance does not answer', error)
      resolve()
    })
  })
}
