// Owns: a file of tests that tell one story in order: a picture of the screen where it broke, and the rest skipped with the reason.
// Must never: let a page complain in silence.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect } from 'vitest'
import { ROOT } from './launch'

export interface Stage {
  readonly page: Page
  readonly complaints: readonly string[]
}

export interface StoryOptions {
  /** Complaints that the test itself provokes. */
  readonly expected?: (complaint: string) => boolean
}

/** Call at the top of the file; `stage` is asked after each test. */
export function tellStory(stage: () => Stage | undefined, { expected = () => false }: StoryOptions = {}): void {
  let brokenAt: string | undefined
  beforeEach((context) => {
    if (brokenAt !== undefined) context.skip(`the story broke off at "${brokenAt}"`)
  })
  afterEach(async ({ task }) => {
    const now = stage()
    if (task.result?.state === 'fail') {
      brokenAt ??= task.name
      if (now && !now.page.isClosed()) await keepPicture(now.page, task.name)
    }
    const complaints = now?.complaints.filter((complaint) => !expected(complaint)) ?? []
    if (complaints.length > 0) brokenAt ??= task.name
    expect(complaints).toEqual([])
  })
}

/** tests/.out/e2e/, which git does not keep. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, 'tests/.out/e2e')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 80)}.png`) })
}
