// Owns: MessagePortMain: a queue until start(), strings and bytes, close on both ends.
// Must never: carry what structured clone would; JSON is what crosses to Chromium.
import { LoudEmitter } from './loud.ts'

export interface Packed {
  readonly text?: string
  readonly bytes?: string
}

export class PortMain extends LoudEmitter {
  private readonly queue: unknown[] = []
  private isStarted = false
  private isClosed = false
  private readonly out: (message: object) => unknown
  private readonly id: number

  constructor(id: number, out: (message: object) => unknown) {
    super('MessagePortMain', ['message', 'close'])
    this.id = id
    this.out = out
  }
  start(): void {
    this.isStarted = true
    for (const data of this.queue.splice(0)) this.emit('message', { data, ports: [] })
  }
  postMessage(data: unknown): void {
    if (this.isClosed) return
    if (typeof data === 'string') this.out({ port: this.id, text: data })
    else if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) {
      const bytes =
        data instanceof ArrayBuffer ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
      this.out({ port: this.id, bytes: bytes.toString('base64') })
    } else throw new Error('the stand-in carries strings and bytes over a port, nothing else')
  }
  close(): void {
    if (this.isClosed) return
    this.out({ close: this.id })
    this.gone()
  }
  /** From the page. */
  receive({ text, bytes }: Packed): void {
    const data = bytes === undefined ? text : new Uint8Array(Buffer.from(bytes, 'base64'))
    if (this.isStarted) this.emit('message', { data, ports: [] })
    else this.queue.push(data)
  }
  /** The other end went away. */
  gone(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.emit('close')
  }
}
