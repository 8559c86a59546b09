import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type Plugin, type Rollup } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Everything the field app may ask for, by the files that ask for it; its own script first. */
function filesOf(bundle: Rollup.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('field/index.html'))
  if (!entry) throw new Error('the field app is not in the bundle')
  const files = new Set([entry.fileName])
  for (const file of files) {
    const chunk = chunks.find(({ fileName }) => fileName === file)
    if (!chunk) continue
    const { imports, dynamicImports, viteMetadata } = chunk
    const beside = [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])]
    for (const next of [...imports, ...dynamicImports, ...beside]) files.add(next)
  }
  return [...files]
}

/** What lies in public/ for the field app. */
const besideIt = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => /^(icon.*|theme\.js|field\.webmanifest)$/.test(name)) : []

/** The field app's service worker: one classic script, which knows by name what to keep, and changes whenever any of it does. */
const serviceWorker = (): Plugin => ({
  name: 'field-service-worker',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const page = bundle['field/index.html']
    if (page?.type !== 'asset') throw new Error('the field app has no page')
    const publicDir = at('./public')
    const [built, beside] = [filesOf(bundle), besideIt(publicDir)]
    const hash = createHash('sha256').update(page.source).update(built.join())
    for (const name of beside) hash.update(name).update(readFileSync(`${publicDir}/${name}`))
    await build({
      ...{ configFile: false, root: at('./src/client'), publicDir: false, logLevel: 'warn' },
      define: {
        FIELD_FILES: JSON.stringify(['/field', ...[...built, ...beside].map((name) => `/${name}`)]),
        FIELD_VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)),
      },
      build: {
        ...{ outDir: dir, emptyOutDir: false, target: 'chrome91', modulePreload: false, copyPublicDir: false },
        rollupOptions: {
          input: at('./src/client/shared/phone/sw.ts'),
          output: { format: 'iife', entryFileNames: 'field/sw.js' },
        },
      },
    })
  },
})

/** Two apps in dist/, the desk and the field's, which share what both are made of; `base` is the root, so that a link to any page finds its files. */
export default defineConfig({
  root: at('./src/client'),
  publicDir: at('./public'),
  cacheDir: at('./node_modules/.vite'),
  plugins: [serviceWorker()],
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    // phones of 2021; one version on, for 90 cannot spread into an optional call, which is nowhere, and costs a kilobyte
    target: ['es2022', 'chrome91'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { desk: at('./src/client/desk/index.html'), field: at('./src/client/field/index.html') },
      // the domain does nothing by being read: of its files only those are taken of which something is used
      treeshake: { moduleSideEffects: (id) => !id.includes('/src/domain/') },
      // zod is told not to make code from text where it comes from, and so before any schema is made, however the rest is cut
      output: { codeSplitting: { groups: [{ name: 'zod', test: /[\\/]zod[\\/]|no-eval\.ts$/ }] } },
    },
  },
})
