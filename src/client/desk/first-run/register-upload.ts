/** The register's files as somebody chose them: which is which, and what they hold, whatever programme saved them. */
import type { NewRegister } from '../../../contract/imports.ts'
import { type RegisterFile, TABLE_NAMES } from '../../../domain/register/register-file.ts'

export const REGISTER_FILES = [
  'townships.csv',
  'villages.csv',
  'teams.csv',
  'films.csv',
  'targets.csv',
] as const satisfies RegisterFile[]
type Stem<F extends string> = F extends `${infer S}.csv` ? S : never
export const stemOf = (file: RegisterFile): Stem<RegisterFile> => file.replace('.csv', '') as Stem<RegisterFile>

/** By the table's name in either language. "Villages (2).CSV" is the villages: a browser that saved it twice renames it. */
export function registerFileOf(name: string): RegisterFile | undefined {
  const [, stem] = /^(.*?)\s*(?:\(\d+\))?\.csv$/.exec(name.trim().toLowerCase()) ?? []
  return REGISTER_FILES.find((file) => {
    const [zh, en] = TABLE_NAMES[file]
    return stem === zh || stem === en
  })
}

export interface Sorted<F> {
  files: Partial<Record<RegisterFile, F>>
  /** Excel's; what is in them the server finds. */
  workbooks: F[]
  /** Neither. */
  strange: string[]
  /** Named more than once: which one counts nobody can tell. */
  twice: RegisterFile[]
}

export function sorted<F extends { name: string }>(chosen: F[]): Sorted<F> {
  const files: Sorted<F>['files'] = {}
  const workbooks: F[] = []
  const strange: string[] = []
  const twice: RegisterFile[] = []
  for (const file of chosen) {
    const kind = registerFileOf(file.name)
    if (/\.xlsx$/i.test(file.name)) workbooks.push(file)
    else if (!kind) strange.push(file.name)
    else if (files[kind]) twice.push(kind)
    else files[kind] = file
  }
  return { files, workbooks, strange, twice }
}

/** UTF-8, or else the Chinese encoding that spreadsheets save in. */
export function textOfBytes(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** What files hold, as it is sent. */
export async function broughtIn({ files, workbooks }: Sorted<File>): Promise<NewRegister> {
  const texts = Object.entries(files).map(async ([name, file]) => [name, textOfBytes(await file.arrayBuffer())])
  const books = workbooks.map(async (file) => ({ name: file.name, base64: await inBase64(file) }))
  return {
    files: Object.fromEntries(await Promise.all(texts)) as Record<RegisterFile, string>,
    workbooks: await Promise.all(books),
  }
}

const inBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const url = reader.result as string
      resolve(url.slice(url.indexOf(',') + 1))
    })
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)))
    reader.readAsDataURL(file)
  })

/** As much as the server takes at once (http/app.ts): a register of some thousand villages. */
export const MOST_MEGABYTES = 5
const MEGABYTE = 1_048_576

/** What would be sent, in megabytes with one decimal, when that is more than is taken. */
export function tooLarge(bytes: number): string | null {
  return bytes > MOST_MEGABYTES * MEGABYTE ? (Math.ceil((bytes / MEGABYTE) * 10) / 10).toFixed(1) : null
}

/** Workbooks of other kinds, which can be saved as xlsx. */
export const isOldWorkbook = (name: string): boolean => /\.(xls|xlsm|xlsb|et|ods)$/i.test(name)
