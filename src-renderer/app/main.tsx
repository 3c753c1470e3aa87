// Owns: starting the renderer.
// Must never: know a feature.
import '../styles/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from '../api'
import { KitProvider } from '../ui/kit-provider'
import { App } from './app'
import { ErrorBoundary } from './error-boundary'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <KitProvider>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </ErrorBoundary>
    </KitProvider>
  </StrictMode>,
)
