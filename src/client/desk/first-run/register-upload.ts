/** The register's files as somebody chose them: which is which, and their text, whatever programme saved them. */

export const REGISTER_FILES = ['townships.csv', 'villages.csv', 'teams.csv', 'films.csv', 'targets.csv'] as const
export type RegisterFile = (typeof REGISTER_FILES)[number]

/** "Villages (2).CSV" is the villages: a browser that saved it twice renames it. */
export function registerFileOf(name: string): RegisterFile | undefined {
  const plain = name
    .toLowerCase()
    .replace(/\s*\(\d+\)(?=\.csv$)/, '')
    .trim()
  return REGISTER_FILES.find((file) => file === plain)
}

export interface Sorted<F> {
  files: Partial<Record<RegisterFile, F>>
  /** None of the five. */
  strange: string[]
  /** Named more than once: which one counts nobody can tell. */
  twice: RegisterFile[]
}

export function sorted<F extends { name: string }>(chosen: F[]): Sorted<F> {
  const files: Partial<Record<RegisterFile, F>> = {}
  const strange: string[] = []
  const twice: RegisterFile[] = []
  for (const file of chosen) {
    const kind = registerFileOf(file.name)
    if (!kind) strange.push(file.name)
    else if (files[kind]) twice.push(kind)
    else files[kind] = file
  }
  return { files, strange, twice }
}

/** UTF-8, or else the Chinese encoding that spreadsheets save in. */
export function textOfBytes(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** As much as the server takes at once (app.ts): five files of some thousand villages. */
export const MOST_MEGABYTES = 5
const MEGABYTE = 1_048_576

/** Together, in megabytes with one decimal, when that is more than is taken. */
export function tooLarge(files: Partial<Record<RegisterFile, { size: number }>>): string | null {
  const bytes = Object.values(files).reduce((sum, { size }) => sum + size, 0)
  return bytes > MOST_MEGABYTES * MEGABYTE ? (bytes / MEGABYTE).toFixed(1) : null
}

export const isWorkbook = (name: string): boolean => /\.(xlsx?|et|ods)$/i.test(name)

export interface Setup {
  needsPassword: boolean
  needsRegister: boolean
  needsTarget?: boolean
  teamsWithoutPhone?: number
}

export const STEPS = ['password', 'register', 'phones', 'target'] as const
export type StartStep = (typeof STEPS)[number]

/** What a new office still has to do, in its order; targets mostly come with the register. */
export function stepsLeft({ needsPassword, needsRegister, needsTarget, teamsWithoutPhone = 0 }: Setup): StartStep[] {
  const isLeft = {
    password: needsPassword,
    register: needsRegister,
    phones: needsRegister || teamsWithoutPhone > 0,
    target: !needsRegister && needsTarget === true,
  }
  return STEPS.filter((step) => isLeft[step])
}
