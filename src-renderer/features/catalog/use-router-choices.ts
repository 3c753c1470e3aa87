// Owns: the routers a form may name.
// Must never: stop a form because the list is not there; the empty choice means every router.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'

export interface RouterChoice {
  readonly id: string
  readonly name: string
}

export function useRouterChoices(): readonly RouterChoice[] {
  return useQuery(orpc.routers.list.queryOptions({ input: {} })).data ?? []
}
