// Owns: the texts that run on the router, as they stand in resources/router-scripts, and what they are called there.
// Must never: change a text; an owner who reads his router must find exactly the file.
import loginText from '../../../resources/router-scripts/lk-login.rsc?raw'
import sweepText from '../../../resources/router-scripts/lk-sweep.rsc?raw'

export interface RouterScript {
  /** Name in /system/script; the scheduler of the same name runs it. */
  readonly name: string
  /** Stands in its first line. */
  readonly version: number
  readonly source: string
}

const VERSION = /^# (lk-[a-z]+) v(\d+)\b/

/** Undefined for a text that is not one of ours, or that somebody has beheaded. */
export function scriptVersion(source: string): number | undefined {
  const version = VERSION.exec(source)?.[2]
  return version === undefined ? undefined : Number(version)
}

function scriptFrom(name: string, text: string): RouterScript {
  // The router's copy is compared byte for byte: a Windows checkout may have turned the line ends, and whether a router keeps
  // the last one is not established.
  const source = text.replaceAll('\r\n', '\n').trimEnd()
  const version = scriptVersion(source)
  if (version === undefined || VERSION.exec(source)?.[1] !== name)
    throw new Error(`${name}.rsc does not say its version`)
  return { name, version, source }
}

export const LOGIN_SCRIPT: RouterScript = scriptFrom('lk-login', loginText)
export const SWEEP_SCRIPT: RouterScript = scriptFrom('lk-sweep', sweepText)
export const ROUTER_SCRIPTS: readonly RouterScript[] = [LOGIN_SCRIPT, SWEEP_SCRIPT]

/**
 * 1 November 2026 00:00 UTC, epoch seconds. Below it the router's clock was never set: the scripts idle and stamps wait.
 * The number stands in both texts; a test compares.
 */
export const SANE_SINCE = 1_793_491_200
