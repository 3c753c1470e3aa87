// Owns: the choices of a form about customers: routers by name, for every role.
// Must never: ask what a Kasir may not see.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'

export interface Option {
  readonly value: string
  readonly label: string
}

export const useRouterOptions = (): readonly Option[] =>
  (useQuery(orpc.routers.status.queryOptions({ input: {} })).data ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }))
