// Owns: how much the browser has to load, and how long until something stands on the screen.
// Must never: count a font or an image as code.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { CHROMIUM_SWITCHES, findChromium } from '../support/chromium'
import { type Figure, median } from './figures'
import { startServer } from './server-child'

const REPEATS = 7

export async function measureScreen(app: string, folder: string): Promise<Figure[]> {
  return [...sizes(join(app, 'renderer')), ...(await firstPaint(app, folder))]
}

function sizes(renderer: string): Figure[] {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|html)$/.test(name),
  )
  const gz = new Map(
    files.map((name) => [name, gzipSync(readFileSync(join(renderer, name)), { level: 9 }).length / 1024]),
  )
  const html = readFileSync(join(renderer, 'index.html'), 'utf8')
  const first = files.filter((name) => name === 'index.html' || html.includes(name))
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + (gz.get(name) ?? 0), 0)
  const none = { unit: 'kB', floor: null, floorName: '', goal: { value: 300 } } as const
  return [
    { name: 'renderer before the first screen, gzipped', value: sum(first), ...none },
    { name: 'renderer, every screen together, gzipped', value: sum(files), ...none },
  ]
}

async function firstPaint(app: string, folder: string): Promise<Figure[]> {
  const executablePath = findChromium()
  if (executablePath === undefined) {
    console.log('first render is left out: no Chromium on this machine (set CHROMIUM=/path/to/it)')
    return []
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const server = await startServer(app, folder)
  const plain = await plainPage()
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_SWITCHES })
  const paint = async (url: string): Promise<number> => {
    // A new context has an empty cache.
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    const at = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
    await context.close()
    return at
  }
  const ours: number[] = []
  const floor: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    floor.push(await paint(plain.url))
    ours.push(await paint(server.url))
  }
  await browser.close()
  plain.close()
  await server.close()
  const floorName = 'a page with one word'
  return [
    {
      name: 'first render in headless Chromium, nothing cached',
      value: median(ours),
      unit: 'ms',
      floor: median(floor),
      floorName,
      goal: null,
    },
  ]
}

async function plainPage(): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>x</title><p>LoketNet')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}
