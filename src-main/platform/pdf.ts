// Owns: HTML -> PDF as a port, and its implementation with an installed Chrome, Edge or Chromium (browser mode).
// Must never: let the page run a script or reach the network; the Electron implementation lives in src-main/electron.
import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DomainError } from '../shared/errors'

export interface PdfPrinter {
  /** A4 by the page's own @page; the page carries a CSP of default-src 'none'. DomainError PDF_UNAVAILABLE | PDF_FAILED. */
  htmlToPdf(html: string): Promise<Buffer>
}

export interface ChromiumSearch {
  readonly platform: NodeJS.Platform
  /** PATH, ProgramFiles, LOCALAPPDATA; CHROMIUM names the program itself. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Where Chrome, Edge and Chromium live; the first that can be run, else null. */
export function findChromium({ platform, env }: ChromiumSearch): string | null {
  const candidates = [env.CHROMIUM ?? '', ...installPaths(platform, env)].filter((path) => path !== '')
  return candidates.find(canRun) ?? null
}

function installPaths(platform: NodeJS.Platform, env: ChromiumSearch['env']): string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ]
    return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`))
  }
  if (platform === 'darwin')
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // not there or not ours to run: the next candidate
  }
}

export interface ChromiumPdfOptions {
  /** Asked on every call: the owner may install a browser while the app runs. */
  readonly findProgram?: () => string | null
  /** 1,000 vouchers take about 4 s (printing.md §4.5). */
  readonly limitMs?: number
  /** For the page and the browser's own files while it prints. */
  readonly workFolder?: string
}

const searchThisComputer = () => findChromium({ platform: process.platform, env: process.env })

export function chromiumPdfPrinter(options: ChromiumPdfOptions = {}): PdfPrinter {
  const { findProgram = searchThisComputer, limitMs = 60_000, workFolder = tmpdir() } = options
  return {
    async htmlToPdf(html) {
      if (!html.includes(`Content-Security-Policy" content="default-src 'none'`))
        throw new Error('a page without a CSP')
      const program = findProgram()
      if (program === null) throw new DomainError('PDF_UNAVAILABLE')
      const folder = await mkdtemp(join(workFolder, 'loketnet-pdf-'))
      try {
        const page = join(folder, 'lembar.html')
        const target = join(folder, 'lembar.pdf')
        await writeFile(page, html, { mode: 0o600 })
        await runChromium(program, [...flags(folder), `--print-to-pdf=${target}`, pathToFileURL(page).href], limitMs)
        return await readPdf(target)
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      }
    },
  }
}

/** No network, no profile of the person at the desk. Scripts are the page's CSP to forbid: without them Chromium prints nothing. */
const flags = (folder: string): string[] => [
  '--headless=new',
  '--no-pdf-header-footer',
  `--user-data-dir=${join(folder, 'profile')}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  // The sandbox refuses root; as root there is nothing above us to protect from our own page.
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const runChromium = (program: string, args: readonly string[], limitMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { timeout: limitMs, killSignal: 'SIGKILL', windowsHide: true },
      (error, _out, complaint) => {
        if (!error) return resolve()
        const cause = error.killed ? `timeout ${limitMs} ms` : complaint.slice(-500) || error.message
        reject(new DomainError('PDF_FAILED', {}, { cause: new Error(cause) }))
      },
    )
  })

async function readPdf(path: string): Promise<Buffer> {
  // Chromium may end with 0 and no file, e.g. when a policy of the company forbids printing.
  const pdf = await readFile(path).catch((cause: unknown) => {
    throw new DomainError('PDF_FAILED', {}, { cause })
  })
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new DomainError('PDF_FAILED')
  return pdf
}
