import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The managers' desk, built into dist/; `base` is the root, so that a link to any page finds its files. */
export default defineConfig({
  root: at('./src/client/desk'),
  publicDir: at('./public'),
  cacheDir: at('./node_modules/.vite'),
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
})
