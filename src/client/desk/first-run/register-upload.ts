/** The register's files as somebody chose them: which is which, and what they hold, whatever programme saved them. */

/** The five tables, by what their CSV files are called: by the API, and by people. */
const NAMES = {
  'townships.csv': ['townships', '乡镇'],
  'villages.csv': ['villages', '行政村', '村'],
  'teams.csv': ['teams', '放映队'],
  'films.csv': ['films', '影片'],
  'targets.csv': ['targets', '目标'],
} as const
export type RegisterFile = keyof typeof NAMES
export const REGISTER_FILES = Object.keys(NAMES) as RegisterFile[]

/** "Villages (2).CSV" is the villages: a browser that saved it twice renames it. */
export function registerFileOf(name: string): RegisterFile | undefined {
  const [, stem] = /^(.*?)\s*(?:\(\d+\))?\.csv$/.exec(name.trim().toLowerCase()) ?? []
  return REGISTER_FILES.find((file) => NAMES[file].some((known) => known === stem))
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

/** As the API takes it (http/register-load.ts). */
export interface Brought {
  files: Partial<Record<RegisterFile, string>>
  workbooks: { name: string; base64: string }[]
}

/** As much as the server takes at once (http/app.ts): a register of some thousand villages. */
export const MOST_MEGABYTES = 5
const MEGABYTE = 1_048_576

/** What would be sent, in megabytes with one decimal, when that is more than is taken. */
export function tooLarge(bytes: number): string | null {
  return bytes > MOST_MEGABYTES * MEGABYTE ? (Math.ceil((bytes / MEGABYTE) * 10) / 10).toFixed(1) : null
}

/** Workbooks of other kinds, which can be saved as xlsx. */
export const isOldWorkbook = (name: string): boolean => /\.(xls|xlsm|xlsb|et|ods)$/i.test(name)

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
