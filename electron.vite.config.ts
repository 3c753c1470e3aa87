import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { version } from './package.json'

const at = (path: string) => resolve(import.meta.dirname, path)

const mayEnterRenderer = (id: string) =>
  id.startsWith(at('src-main/shared/')) ||
  /^[^?]*\/src-main\/(features\/[^/]+|transport)\/(([a-z]+-)?contract|shapes)\.ts/.test(id) ||
  !id.startsWith(at('src-main/'))

/** Second line of defence behind Biome: the renderer's real module graph holds nothing of src-main but shared and contracts. */
const boundary = (): Plugin => ({
  name: 'loketnet-boundary',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!importer) return
    const resolved = await this.resolve(source, importer, { skipSelf: true })
    if (resolved && (resolved.id === 'electron' || !mayEnterRenderer(resolved.id)))
      this.error(`${importer} may not import ${resolved.id}`)
    return resolved
  },
})

export default defineConfig({
  main: {
    define: { __APP_VERSION__: JSON.stringify(version) },
    build: {
      rolldownOptions: { input: { index: at('src-main/electron/main.ts'), server: at('src-main/server/main.ts') } },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src-main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [boundary(), react()],
    build: {
      minify: true,
      rolldownOptions: { input: { index: at('src-renderer/index.html'), portal: at('src-renderer/portal.html') } },
    },
  },
})
