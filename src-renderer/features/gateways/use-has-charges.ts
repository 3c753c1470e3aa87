// Owns: whether this shop has online payments at all: the tab stays out of sight until then.
// Must never: count.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'

export function useHasCharges(): boolean {
  const { data } = useQuery(orpc.gateways.list.queryOptions({ input: { limit: 1 } }))
  return (data?.rows.length ?? 0) > 0
}
