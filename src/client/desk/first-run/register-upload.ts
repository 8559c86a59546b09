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

export interface Setup {
  needsPassword: boolean
  needsRegister: boolean
  teamsWithoutPhone?: number
}

export type StartStep = 'password' | 'register' | 'phones'
/** What a new office still has to do, in its order. */
export const stepsLeft = (setup: Setup): StartStep[] => [
  ...(setup.needsPassword ? (['password'] as const) : []),
  ...(setup.needsRegister ? (['register'] as const) : []),
  ...(setup.needsRegister || (setup.teamsWithoutPhone ?? 0) > 0 ? (['phones'] as const) : []),
]
