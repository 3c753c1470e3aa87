// Owns: the type of the whole router.
// Must never: make one; app.ts does.
import type { Router } from '@orpc/server'
import type { Call } from '../platform/rpc'
import type { contract } from './contract'

export type CoreRouter = Router<typeof contract, Call>
