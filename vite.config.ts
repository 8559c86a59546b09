import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Two apps in dist/, the desk and the field's, which share what both are made of; `base` is the root, so that a link to any page finds its files. */
export default defineConfig({
  root: at('./src/client'),
  publicDir: at('./public'),
  cacheDir: at('./node_modules/.vite'),
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { desk: at('./src/client/desk/index.html'), field: at('./src/client/field/index.html') },
    },
  },
})
