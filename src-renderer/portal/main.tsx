// Owns: starting the portal on a phone.
// Must never: load the staff's screens.
import '../styles/tokens.css'
import './portal.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api'
import { PortalApp } from './app'

const root = document.getElementById('root')
if (!root) throw new Error('portal.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PortalApp />
    </QueryClientProvider>
  </StrictMode>,
)
