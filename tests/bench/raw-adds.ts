// Owns: the two rivals of a batch: adds pushed through a bare socket, and adds one by one as Mikhmon sends them.
// Must never: use our router link: it is what is being measured.
import { connect, type Socket } from 'node:net'

interface RawLine {
  readonly socket: Socket
  /** Called for each answer that ends a command. */
  onDone: () => void
}

const lengthOf = (bytes: number): Buffer =>
  bytes < 0x80 ? Buffer.from([bytes]) : Buffer.from([0x80 | (bytes >> 8), bytes & 0xff])
const wordOf = (text: string): Buffer => {
  const bytes = Buffer.from(text)
  return Buffer.concat([lengthOf(bytes.length), bytes])
}
const END = Buffer.from([0])
const sentenceOf = (words: readonly string[]): Buffer => Buffer.concat([...words.map(wordOf), END])

export const API = { name: 'loket', password: 'Rahasia 123' }

/** Logged in. `noDelay` false is what PHP does. */
async function openLine(port: number, noDelay: boolean): Promise<RawLine> {
  const socket = connect({ port, host: '127.0.0.1', noDelay })
  const line: RawLine = { socket, onDone: () => {} }
  let rest = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    let at = 0
    let first = ''
    for (let from = 0; from < rest.length; ) {
      const length = rest[from] ?? 0
      if (length === 0) {
        if (first === '!trap' || first === '!fatal')
          throw new Error(`the router refused: ${rest.toString('latin1', at, from)}`)
        if (first === '!done') line.onDone()
        first = ''
        from += 1
        at = from
        continue
      }
      const head = length < 0x80 ? 1 : 2
      const size = length < 0x80 ? length : ((length & 0x3f) << 8) | (rest[from + 1] ?? 0)
      if (from + head + size > rest.length) break
      if (first === '') first = rest.toString('latin1', from + head, from + head + size)
      from += head + size
    }
    rest = rest.subarray(at)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    line.onDone = resolve
    socket.write(sentenceOf(['/login', `=name=${API.name}`, `=password=${API.password}`]))
  })
  return line
}

const CODE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeOf = (): string => Array.from({ length: 10 }, () => CODE[Math.floor(Math.random() * CODE.length)]).join('')

/** Of the batch that the rivals' vouchers say they are of. */
export const RAW_TAG = 'ABCDEFGH'

/** The words of a voucher like ours, so that both sides send the same. */
function addWords(): string[] {
  const code = codeOf()
  const comment = `lk1;x=0000000000;f=0000000000;v=10800;h=1800000000;b=${RAW_TAG};i=1234567;`
  return [
    '/ip/hotspot/user/add',
    '=server=all',
    `=name=${code}`,
    `=password=${code}`,
    '=profile=default',
    `=comment=${comment}`,
  ]
}

/** Floor: `count` adds with `window` of them on the way. Milliseconds. */
export async function pipelinedAdds(port: number, count: number, window: number): Promise<number> {
  const line = await openLine(port, true)
  const sentences = Array.from({ length: count }, () => sentenceOf(addWords()))
  const begun = performance.now()
  await new Promise<void>((resolve) => {
    let sent = 0
    let done = 0
    const send = () => {
      const next = sentences[sent]
      if (next === undefined) return
      sent += 1
      line.socket.write(next)
    }
    line.onDone = () => {
      done += 1
      if (done === count) resolve()
      else send()
    }
    for (let index = 0; index < window; index++) send()
  })
  const took = performance.now() - begun
  line.socket.destroy()
  return took
}

/** Mikhmon's generateuser.php: one blocking add at a time, one fwrite a word and one for the end, Nagle as PHP leaves it. */
export async function mikhmonAdds(port: number, count: number): Promise<number> {
  const line = await openLine(port, false)
  const begun = performance.now()
  for (let index = 0; index < count; index++) {
    await new Promise<void>((resolve) => {
      line.onDone = resolve
      for (const word of addWords()) line.socket.write(wordOf(word))
      line.socket.write(END)
    })
  }
  const took = performance.now() - begun
  line.socket.destroy()
  return took
}
