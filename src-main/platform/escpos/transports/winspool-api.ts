// Owns: winspool.drv through koffi: the handful of spooler calls, typed, off the main thread.
// Must never: be loaded anywhere but on Windows; `loadWinspool` is the only door and imports koffi lazily.
import type { KoffiFunc, LibraryHandle, TypeObject } from 'koffi'
import { PrinterFailure } from './transport'

type Handle = bigint

export interface QueueInfo {
  readonly name: string
  readonly port: string
  readonly driver: string
  /** PRINTER_ATTRIBUTE_* */
  readonly attributes: number
  /** PRINTER_STATUS_*; 0 proves nothing. */
  readonly status: number
  readonly jobs: number
}

/** The spooler as the transport sees it; tests give their own. */
export interface WinspoolApi {
  /** PrinterFailure queue_unknown | no_permission | spooler_error. */
  open(queue: string): Promise<WinspoolQueue>
  queues(): Promise<readonly QueueInfo[]>
}

export interface WinspoolQueue {
  info(): Promise<QueueInfo>
  /** A v4/XPS driver turns RAW into an empty page and needs XPS_PASS. */
  driverIsXps(): Promise<boolean>
  /** The job id. */
  startDocument(title: string, datatype: string): Promise<number>
  write(bytes: Uint8Array): Promise<number>
  endDocument(): Promise<void>
  /** JOB_STATUS_*; null when the job is not in the queue any more. */
  jobStatus(job: number): Promise<number | null>
  deleteJob(job: number): Promise<void>
  close(): Promise<void>
}

const win32 = {
  accessDenied: 5,
  insufficientBuffer: 122,
  invalidPrinterName: 1801,
  deleteJob: 5,
  enumLocal: 2,
  enumConnections: 4,
  driverXps: 0x2,
} as const

type Koffi = typeof import('koffi')

/** Null on every other system. */
export async function loadWinspool(): Promise<WinspoolApi | null> {
  if (process.platform !== 'win32') return null
  const koffi = await import('koffi')
  return makeApi(koffi, koffi.load('winspool.drv'), koffi.load('kernel32.dll'))
}

interface Call {
  readonly ok: boolean
  readonly error: number
}

// biome-ignore lint/suspicious/noExplicitAny: koffi types its functions by `any`; the argument list is fixed where each is declared below
type Native = KoffiFunc<(...args: any[]) => number>

function makeApi(koffi: Koffi, spooler: LibraryHandle, kernel: LibraryHandle): WinspoolApi {
  const types = makeTypes(koffi)
  const lastError = kernel.func('__stdcall', 'GetLastError', 'uint32', [])
  const dwordOut = koffi.out(koffi.pointer('uint32'))
  const bytesOut = koffi.out(koffi.pointer('uint8'))
  const declare = (name: string, args: Parameters<LibraryHandle['func']>[3]): Native =>
    spooler.func('__stdcall', name, 'int', args)

  const openPrinter = declare('OpenPrinterW', ['str16', koffi.out(koffi.pointer('void *')), 'void *'])
  const closePrinter = declare('ClosePrinter', ['void *'])
  const getPrinter = declare('GetPrinterW', ['void *', 'uint32', bytesOut, 'uint32', dwordOut])
  const getDriver = declare('GetPrinterDriverW', ['void *', 'str16', 'uint32', bytesOut, 'uint32', dwordOut])
  const enumPrinters = declare('EnumPrintersW', ['uint32', 'str16', 'uint32', bytesOut, 'uint32', dwordOut, dwordOut])
  const startDoc = declare('StartDocPrinterW', ['void *', 'uint32', koffi.pointer(types.document)])
  const startPage = declare('StartPagePrinter', ['void *'])
  const writePrinter = declare('WritePrinter', ['void *', koffi.pointer('uint8'), 'uint32', dwordOut])
  const endPage = declare('EndPagePrinter', ['void *'])
  const endDoc = declare('EndDocPrinter', ['void *'])
  const getJob = declare('GetJobW', ['void *', 'uint32', 'uint32', bytesOut, 'uint32', dwordOut])
  const setJob = declare('SetJobW', ['void *', 'uint32', 'uint32', 'void *', 'uint32'])

  /** On a worker thread: a sleeping print server must not freeze the shop. Koffi carries the last error into the callback. */
  const call = (native: Native, ...args: readonly unknown[]): Promise<Call & { result: number }> =>
    new Promise((resolve, reject) => {
      native.async(...args, (fault: unknown, result: number) => {
        if (fault) return reject(fault)
        resolve({ ok: result !== 0, result, error: result !== 0 ? 0 : Number(lastError()) })
      })
    })

  const must = async (what: string, promise: Promise<Call & { result: number }>): Promise<number> => {
    const { ok, result, error } = await promise
    if (ok) return result
    throw new PrinterFailure(
      error === win32.accessDenied ? 'no_permission' : 'spooler_error',
      `${what}: error ${error}`,
    )
  }

  /** The usual Win32 dance: ask for the size, then for the data. Null when the first answer is another error. */
  const sized = async (what: string, ask: (buffer: Buffer | null, size: number, needed: number[]) => Promise<Call>) => {
    const needed = [0]
    const first = await ask(null, 0, needed)
    if (first.ok || needed[0] === 0 || first.error !== win32.insufficientBuffer)
      return { buffer: null, error: first.error }
    // The queue may grow between the two calls.
    const buffer = Buffer.alloc((needed[0] ?? 0) + 4_096)
    const second = await ask(buffer, buffer.length, needed)
    if (!second.ok) throw new PrinterFailure('spooler_error', `${what}: error ${second.error}`)
    return { buffer, error: 0 }
  }

  const decodeQueue = (buffer: Buffer, index = 0): QueueInfo => {
    const raw: Record<string, unknown> = koffi.decode(buffer, index * types.printer.size, types.printer)
    return {
      name: textOf(raw.pPrinterName),
      port: textOf(raw.pPortName),
      driver: textOf(raw.pDriverName),
      attributes: Number(raw.Attributes),
      status: Number(raw.Status),
      jobs: Number(raw.cJobs),
    }
  }

  const openQueue = (handle: Handle): WinspoolQueue => {
    const info = async () => {
      const { buffer, error } = await sized('GetPrinter', (into, size, needed) =>
        call(getPrinter, handle, 2, into, size, needed),
      )
      if (!buffer) throw new PrinterFailure('spooler_error', `GetPrinter: error ${error}`)
      return decodeQueue(buffer)
    }
    return {
      info,
      async driverIsXps() {
        const { buffer } = await sized('GetPrinterDriver', (into, size, needed) =>
          call(getDriver, handle, null, 8, into, size, needed),
        )
        if (!buffer) return false
        const raw: Record<string, unknown> = koffi.decode(buffer, types.driver)
        return (Number(raw.dwPrinterDriverAttributes) & win32.driverXps) !== 0
      },
      async startDocument(title, datatype) {
        const job = await must(
          'StartDocPrinter',
          call(startDoc, handle, 1, { pDocName: title, pOutputFile: null, pDatatype: datatype }),
        )
        await must('StartPagePrinter', call(startPage, handle))
        return job
      },
      async write(bytes) {
        const written = [0]
        await must('WritePrinter', call(writePrinter, handle, Buffer.from(bytes), bytes.length, written))
        return written[0] ?? 0
      },
      async endDocument() {
        await must('EndPagePrinter', call(endPage, handle))
        await must('EndDocPrinter', call(endDoc, handle))
      },
      async jobStatus(job) {
        const { buffer, error } = await sized('GetJob', (into, size, needed) =>
          call(getJob, handle, job, 1, into, size, needed),
        )
        if (!buffer) {
          if (error === win32.accessDenied) throw new PrinterFailure('no_permission', 'GetJob')
          // Windows says 87 of a job that is gone, Wine anything. A dead spooler would fail here instead.
          await info()
          return null
        }
        const raw: Record<string, unknown> = koffi.decode(buffer, types.job)
        return Number(raw.Status)
      },
      async deleteJob(job) {
        // Fails when the job has just ended: what counts is whether it is still there.
        await call(setJob, handle, job, 0, null, win32.deleteJob)
      },
      async close() {
        await call(closePrinter, handle)
      },
    }
  }

  return {
    async open(queue) {
      const handle: (Handle | null)[] = [null]
      const { ok, error } = await call(openPrinter, queue, handle, null)
      const [value] = handle
      if (ok && value) return openQueue(value)
      if (error === win32.invalidPrinterName) throw new PrinterFailure('queue_unknown', queue)
      throw new PrinterFailure(
        error === win32.accessDenied ? 'no_permission' : 'spooler_error',
        `OpenPrinter: error ${error}`,
      )
    },
    async queues() {
      const count = [0]
      const flags = win32.enumLocal | win32.enumConnections
      const { buffer, error } = await sized('EnumPrinters', (into, size, needed) =>
        call(enumPrinters, flags, null, 2, into, size, needed, count),
      )
      if (!buffer && error !== 0) throw new PrinterFailure('spooler_error', `EnumPrinters: error ${error}`)
      // No printer at all: nothing was needed and nothing failed.
      if (!buffer) return []
      return Array.from({ length: count[0] ?? 0 }, (_, index) => decodeQueue(buffer, index))
    },
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Structures of winspool.h, 64-bit layout by koffi; pointers that nobody reads stay untyped. */
function makeTypes(koffi: Koffi): Record<'printer' | 'job' | 'driver' | 'document', TypeObject> {
  const members = (kind: string, names: string) =>
    Object.fromEntries(names.split(' ').map((name) => [name, kind] as const))
  return {
    document: koffi.struct({ pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' }),
    printer: koffi.struct({
      ...members('str16', 'pServerName pPrinterName pShareName pPortName pDriverName pComment pLocation'),
      pDevMode: 'void *',
      ...members('void *', 'pSepFile pPrintProcessor pDatatype pParameters pSecurityDescriptor'),
      ...members('uint32', 'Attributes Priority DefaultPriority StartTime UntilTime Status cJobs AveragePPM'),
    }),
    job: koffi.struct({
      JobId: 'uint32',
      ...members('void *', 'pPrinterName pMachineName pUserName pDocument pDatatype pStatus'),
      ...members('uint32', 'Status Priority Position TotalPages PagesPrinted'),
      Submitted: koffi.array('uint16', 8),
    }),
    driver: koffi.struct({
      cVersion: 'uint32',
      ...members(
        'void *',
        'pName pEnvironment pDriverPath pDataFile pConfigFile pHelpFile pDependentFiles pMonitorName',
      ),
      ...members('void *', 'pDefaultDataType pszzPreviousNames'),
      ftDriverDate: koffi.array('uint32', 2),
      dwlDriverVersion: 'uint64',
      ...members('void *', 'pszMfgName pszOEMUrl pszHardwareID pszProvider pszPrintProcessor pszVendorSetup'),
      ...members('void *', 'pszzColorProfiles pszInfPath'),
      dwPrinterDriverAttributes: 'uint32',
      pszzCoreDriverDependencies: 'void *',
      ftMinInboxDriverVerDate: koffi.array('uint32', 2),
      dwlMinInboxDriverVerVersion: 'uint64',
    }),
  }
}
