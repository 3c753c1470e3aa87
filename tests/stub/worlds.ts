// Owns: what runs inside the page: the preload's isolated world, and the main world's end of contextBridge.
// Must never: be called here. Both functions travel as text, so they may use nothing from outside themselves.

export const WORLD = 'stand-in-preload'
export const BINDING = '__standInSend'
export const DELIVER = '__standInDeliver'

export interface PreloadFacts {
  readonly platform: string
  readonly arch: string
  readonly binding: string
  readonly deliver: string
}

/** Every frame's main world, before its first script: takes what the preload exposes, then closes that door. */
export function mainWorld(): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  const onExpose = (event: Event) => {
    const { key, value } = JSON.parse((event as CustomEvent<string>).detail)
    Object.defineProperty(window, key, { value: freeze(value), enumerable: true })
  }
  // In Electron a denied window.open gives null. Chromium here opens one and reports it (Page.windowOpen): closed again at once.
  const open = window.open.bind(window)
  window.open = (...args) => {
    open(...args)?.close()
    return null
  }
  addEventListener('stand-in:expose', onExpose)
  addEventListener('stand-in:done', () => removeEventListener('stand-in:expose', onExpose), { once: true })
}

/** The main frame's isolated world. `run` is the preload, wrapped as the sandbox wraps it. */
export function isolatedWorld(facts: PreloadFacts, run: (...names: unknown[]) => void): void {
  if (window !== window.top) return
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const send = (message: object) => world[facts.binding]?.(JSON.stringify(message))
  const ports = new Map<number, MessagePort>()
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let count = 0
  let isDone = false

  const loud = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, key) {
        if (typeof key === 'symbol' || key in object) return Reflect.get(object, key)
        throw new Error(`the Electron stand-in's preload has no ${name}.${key} (tests/stub)`)
      },
    })
  const toBytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  const toText = (bytes: Uint8Array) => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return btoa(text)
  }
  const pack = (data: unknown) => {
    if (typeof data === 'string') return { text: data }
    if (data instanceof ArrayBuffer) return { bytes: toText(new Uint8Array(data)) }
    if (ArrayBuffer.isView(data))
      return { bytes: toText(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) }
    throw new Error('the stand-in carries strings and bytes over a port, nothing else')
  }

  const ipcRenderer = loud('ipcRenderer', {
    send: (channel: string, ...args: unknown[]) => send({ type: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        waiting.set(++count, { resolve, reject })
        send({ type: 'invoke', id: count, channel, args })
      }),
    on: (channel: string, listener: (...args: unknown[]) => void) =>
      void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    postMessage: (channel: string, message: unknown, transfer: MessagePort[] = []) => {
      const ids = transfer.map((port) => {
        const id = ++count
        ports.set(id, port)
        port.onmessage = (event) => send({ type: 'port', id, ...pack(event.data) })
        return id
      })
      send({ type: 'post', channel, message, ports: ids })
    },
  })
  const contextBridge = loud('contextBridge', {
    exposeInMainWorld(key: string, value: unknown) {
      if (isDone) throw new Error('the stand-in exposes only while the preload is being evaluated')
      const json = JSON.stringify(value, (_key, part) => {
        if (typeof part === 'function') throw new Error('the stand-in exposes values only; ours needs no function')
        return part
      })
      dispatchEvent(new CustomEvent('stand-in:expose', { detail: `{"key":${JSON.stringify(key)},"value":${json}}` }))
    },
  })
  Object.defineProperty(globalThis, facts.deliver, {
    value: (message: {
      port?: number
      text?: string
      bytes?: string
      close?: number
      channel?: string
      args?: unknown[]
      reply?: number
      value?: unknown
      error?: string
    }) => {
      if (message.port !== undefined)
        ports.get(message.port)?.postMessage(message.bytes === undefined ? message.text : toBytes(message.bytes))
      else if (message.close !== undefined) {
        ports.get(message.close)?.close()
        ports.delete(message.close)
      } else if (message.channel !== undefined)
        for (const listener of listeners.get(message.channel) ?? [])
          listener({ sender: ipcRenderer }, ...(message.args ?? []))
      else if (message.reply !== undefined) {
        const waiter = waiting.get(message.reply)
        waiting.delete(message.reply)
        if (message.error === undefined) waiter?.resolve(message.value)
        else waiter?.reject(new Error(message.error))
      }
    },
  })
  const electron = loud('electron', { contextBridge, ipcRenderer })
  const require = (id: string) => {
    if (id === 'electron') return electron
    throw new Error(`module not found: ${id} (a sandboxed preload has only electron)`)
  }
  const process = loud('process', {
    platform: facts.platform,
    arch: facts.arch,
    versions: {},
    sandboxed: true,
    contextIsolated: true,
  })
  const module = { exports: {} }
  try {
    run(require, process, module, module.exports, undefined, undefined)
  } catch (error) {
    send({ type: 'preload-error', message: String(error) })
  }
  isDone = true
  dispatchEvent(new CustomEvent('stand-in:done'))
}

export const mainWorldSource = (): string => `(${mainWorld})()`

export const isolatedWorldSource = (facts: PreloadFacts, preload: string): string =>
  `(${isolatedWorld})(${JSON.stringify(facts)}, function (require, process, module, exports, Buffer, global) {\n${preload}\n})`
