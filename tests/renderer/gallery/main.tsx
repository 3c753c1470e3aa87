import '../../../src-renderer/styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KitProvider } from '../../../src-renderer/ui'
import { Gallery } from './gallery'

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <KitProvider>
        <Gallery />
      </KitProvider>
    </StrictMode>,
  )
