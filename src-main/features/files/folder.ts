// Owns: the folder of pictures on disk: written whole or not at all, read, removed.
// Must never: take a name from outside; a name is made of a row's id and kind.
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder } from '../../platform/db/swap'
import type { Mime } from './contract'

const ENDS: Readonly<Record<Mime, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }
const HALF = '.baru'
const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?:jpg|png|webp)(\.baru)?$/

export interface Named {
  readonly id: string
  readonly mime: Mime
}

export const nameOf = ({ id, mime }: Named): string => `${id}.${ENDS[mime]}`
export const picturesFolder = (dataDir: string): string => join(dataDir, 'berkas')

/** The id in a name of ours; null for a file that is none. */
export const idIn = (name: string): string | null => shape.exec(name)?.[1] ?? null

/** What a power cut left. */
export const isHalfWritten = (name: string): boolean => name.endsWith(HALF)

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

/** On the disk when it resolves, under its name, whole; a power cut before that leaves at most a `.baru`. */
export async function writePicture(folder: string, file: Named, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const place = join(folder, nameOf(file))
  const handle = await open(place + HALF, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(place + HALF, place)
  flushFolder(folder)
}

/** Null when this computer does not have it. */
export async function readPicture(folder: string, file: Named): Promise<Buffer | null> {
  try {
    return await readFile(join(folder, nameOf(file)))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

export async function removePicture(folder: string, file: Named): Promise<void> {
  for (const end of ['', HALF]) await rm(join(folder, nameOf(file)) + end, { force: true })
}

export const removeName = (folder: string, name: string): Promise<void> => rm(join(folder, name), { force: true })

export async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

export const ageOf = async (folder: string, name: string, now: number): Promise<number> =>
  now - (await stat(join(folder, name))).mtimeMs

/** Bytes that are free where the folder lies. */
export async function freeBytes(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
