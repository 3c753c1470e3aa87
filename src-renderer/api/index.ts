// Owns: what screens use of the core.
// Must never: export a raw fetch.
export { api, orpc } from './client'
export { type LiveState, useLive } from './live'
export { pagedTable } from './paged-table'
export { CONNECTION_LOST, type Problem, toProblem } from './problem'
export { queryClient } from './query-client'
export { type Command, useCommand } from './use-command'
export { sessionStatus, useSession } from './use-session'
