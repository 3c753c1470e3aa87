// Owns: how long answers are believed: until the stream says otherwise.
// Must never: hide a failure behind endless retries.

import { ORPCError } from '@orpc/client'
import { keepPreviousData, QueryClient } from '@tanstack/react-query'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      placeholderData: keepPreviousData,
      // What the core refused stays refused; a lost wire is tried again.
      retry: (failures, error) => !(error instanceof ORPCError) && failures < 3,
    },
  },
})
