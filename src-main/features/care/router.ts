// Owns: binds the health contract to its queries.
// Must never: ask a router.
import { implement } from '@orpc/server'
import { type Call, guard } from '../../platform/rpc'
import { careContract } from './contract'
import { careItems } from './queries'

const os = implement(careContract).$context<Call>().use(guard)

export const careRouter = os.router({ list: os.list.handler(({ context }) => careItems(context.db)) })
