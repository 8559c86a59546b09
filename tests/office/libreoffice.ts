/** A real LibreOffice for the tests: one that is on the machine, else one installed now, else a sentence. Never a skip. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { installedOnce, installPackages, run } from '../program.ts'
import { type Page, pagesOf } from './pdf-pages.ts'

const USUAL = ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice']
const findOffice = (): string | undefined => USUAL.find((path) => run([path, '--version'], 60, 'ignore'))
const hasPdftotext = (): boolean => run(['pdftotext', '-v'], 30, 'ignore')
const find = (): string | undefined => (hasPdftotext() ? findOffice() : undefined)

/** Where a LibreOffice is that starts, with pdftotext beside it; installs both when there are none. */
export async function officePath(): Promise<string> {
  const there = find() ?? (await installedOnce('libreoffice', () => find() ?? install()))
  if (there !== undefined) return there
  throw new Error(
    'The tests of Word files need LibreOffice Writer and pdftotext: they were not found and could not be installed. ' +
      'Install them (Debian: apt-get install libreoffice-writer poppler-utils fonts-noto-cjk).',
  )
}

function install(): string | undefined {
  process.stderr.write('No LibreOffice was found; installing it for the tests of Word files.\n')
  installPackages('libreoffice-writer', 'poppler-utils', 'fonts-noto-cjk')
  return find()
}

const running = promisify(execFile)

/** What Word files look like on paper, each as its pages: all in one start of LibreOffice, which is most of what it takes. */
export async function printed<N extends string>(files: Record<N, Uint8Array>): Promise<Record<N, Page[]>> {
  const office = await officePath()
  const folder = mkdtempSync(join(tmpdir(), 'yingxiang-word-'))
  try {
    const names = Object.keys(files) as N[]
    for (const name of names) writeFileSync(join(folder, `${name}.docx`), files[name])
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder]
    await running(office, [...args, ...names.map((name) => join(folder, `${name}.docx`))], { timeout: 120_000 })
    const read = async (name: N): Promise<[N, Page[]]> => {
      const { stdout } = await running('pdftotext', ['-bbox', join(folder, `${name}.pdf`), '-'], {
        maxBuffer: 64 * 2 ** 20,
      })
      return [name, pagesOf(stdout)]
    }
    return Object.fromEntries(await Promise.all(names.map(read))) as Record<N, Page[]>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
