// Owns: an endless list as a table takes it: the rows so far, what is on its way, and why it is not.
// Must never: ask for anything by itself.
import { toProblem } from './problem'

interface EndlessList<Row> {
  readonly data: { readonly pages: readonly { readonly rows: readonly Row[] }[] } | undefined
  readonly error: unknown
  readonly isLoading: boolean
  readonly isFetching: boolean
  readonly isFetchingNextPage: boolean
  readonly hasNextPage: boolean
  readonly fetchNextPage: () => unknown
  readonly refetch: () => unknown
}

export function pagedTable<Row>(list: EndlessList<Row>) {
  const problem = list.error ? toProblem(list.error) : null
  return {
    rows: list.data?.pages.flatMap((page) => page.rows) ?? [],
    isLoading: list.isLoading,
    isRefreshing: list.isFetching && !list.isLoading && !list.isFetchingNextPage,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
    error: problem && { message: problem.message, advice: problem.advice, onRetry: () => void list.refetch() },
  }
}
