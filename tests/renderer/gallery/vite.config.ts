// Owns: the build of the private gallery of the kit (never shipped): `vite build -c tests/renderer/gallery/vite.config.ts`.
// Must never: be part of the product's build.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: resolve(import.meta.dirname, '../../.out/gallery'), emptyOutDir: true, chunkSizeWarningLimit: 2000 },
})
