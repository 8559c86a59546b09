/** The register from files of any programme, looked at first and loaded then; or the sample, said to be one. */
import { useState } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { imports, type NewRegister, type RegisterResult } from '../../../contract/imports.ts'
import { type RegisterFile, TABLE_NAMES } from '../../../domain/register/register-file.ts'
import { ask, saidOf } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { remember } from '../../shared/keep.ts'
import { forgetAnswers } from '../../shared/load.ts'
import { language } from '../../shared/words.ts'
import { ActionButton, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { t } from '../later-words.ts'
import { SheetProblems } from './sheet-problems.tsx'
import { SET_UP_DONE } from './start-link.tsx'

/** All of the desk begins anew with the register: names, notes and figures were read without it. */
const beginAnew = (): void => {
  forgetAnswers()
  remember(SET_UP_DONE, null)
  location.assign('/start')
}

interface Looked {
  chosen: Sorted<File>
  /** More than is taken at once. */
  megabytes: string | null
  read?: NewRegister
}

export function BringRegister({ replaces = false }: { replaces?: boolean }) {
  const { problem, isSending, run } = useSending()
  const [looked, setLooked] = useState<Looked>()
  const [result, setResult] = useState<RegisterResult>()
  const replace = `${replaces}` as const
  const look = (files: File[]) => {
    const chosen = sorted(files)
    const all = [...Object.values(chosen.files), ...chosen.workbooks]
    const megabytes = tooLarge(all.reduce((sum, { size }) => sum + size, 0))
    setLooked({ chosen, megabytes })
    setResult(undefined)
    if (chosen.twice.length > 0 || all.length === 0 || megabytes) return
    run(async () => {
      const read = await broughtIn(chosen)
      // within JSON it is a little more
      const sent = tooLarge(new Blob([JSON.stringify(read)]).size)
      setLooked({ chosen, megabytes: sent, read })
      if (!sent) setResult(await ask(imports.register, { query: { replace, dryRun: 'true' }, body: read }))
    })
  }
  const load = (body: NewRegister) =>
    run(async () => {
      const loaded = await ask(imports.register, { query: { replace }, body })
      if (loaded.loaded) beginAnew()
      else setResult(loaded)
    })
  const read = result?.counts && looked?.read
  // a CSV file under its own name, as somebody chose it
  const nameOf = (file: string): string => looked?.chosen.files[file as RegisterFile]?.name ?? file
  return (
    <>
      <p>{t('bring_lead')}</p>
      <FileChoice look={look} />
      {looked && <Chosen {...looked} />}
      <Says>{problem && saidOf(problem)}</Says>
      {isSending && <p role="status">{t('bring_reading')}</p>}
      {result && <Found result={result} nameOf={nameOf} />}
      {read && (
        <ActionButton
          class="main-action"
          label={t(replaces ? 'bring_replace' : 'bring_load')}
          isBusy={isSending}
          onClick={() => load(read)}
        />
      )}
      {!replaces && (
        <>
          <h3>{t('bring_sample_title')}</h3>
          <p>{t('bring_sample_what')}</p>
          <ActionButton label={t('bring_sample')} isBusy={isSending} onClick={() => load({ sample: true })} />
        </>
      )}
    </>
  )
}

const FileChoice = ({ look }: { look: (files: File[]) => void }) => (
  <>
    <ul>
      {TABLES.map((table) => (
        <li key={table}>
          <strong>{t(`bring_table_${table}`)}</strong> <span class="soft">{t(`bring_${table}`)}</span>
        </li>
      ))}
    </ul>
    <p>
      <a class="button" href={addressOf(imports.registerForm, { query: { language: language() } })} download>
        {t('bring_form')}
      </a>
    </p>
    <div class="field phone-file">
      <label for="register-files">{t('bring_choose')}</label>
      <input
        id="register-files"
        type="file"
        multiple
        accept=".xlsx,.csv,text/csv"
        onChange={({ currentTarget }) => {
          look([...(currentTarget.files ?? [])])
          // the same files, mended, can be chosen again
          currentTarget.value = ''
        }}
      />
    </div>
  </>
)

function Chosen({ chosen: { files, workbooks, strange, twice }, megabytes }: Looked) {
  const said = (names: string[]) => ({ names: names.join(t('list_comma')) })
  const names = [...Object.values(files), ...workbooks].map(({ name }) => name)
  const books = strange.filter(isOldWorkbook)
  const others = strange.filter((name) => !isOldWorkbook(name))
  return (
    <ul data-part="chosen">
      {names.length > 0 && <li>{t('bring_chosen', said(names))}</li>}
      {megabytes && <li class="wrong">{t('bring_too_large', { megabytes, most: MOST_MEGABYTES })}</li>}
      {books.length > 0 && <li class="wrong">{t('bring_workbook', said(books))}</li>}
      {others.length > 0 && <li class="wrong">{t('bring_strange', said(others))}</li>}
      {twice.length > 0 && <li class="wrong">{t('bring_twice', said(twice))}</li>}
    </ul>
  )
}

interface FoundProps {
  result: RegisterResult
  nameOf: (file: string) => string
}
function Found({ result: { counts, problems, problemsTotal }, nameOf }: FoundProps) {
  if (counts) {
    const facts = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, figure(count)]))
    return (
      <p class="notice notice-watch" role="status" data-part="counts">
        {t('bring_counts', facts as Record<keyof typeof counts, string>)}
      </p>
    )
  }
  return <SheetProblems problems={problems} total={problemsTotal} nameOf={nameOf} />
}

const TABLES = ['townships', 'villages', 'teams', 'films', 'targets'] as const

/** By the table's name in either language. "Villages (2).CSV" is the villages: a browser that saved it twice renames it. */
export function registerFileOf(name: string): RegisterFile | undefined {
  const [, stem] = /^(.*?)\s*(?:\(\d+\))?\.csv$/.exec(name.trim().toLowerCase()) ?? []
  const table = TABLES.find((one) => TABLE_NAMES[`${one}.csv`].some((known) => known === stem))
  return table && `${table}.csv`
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
  const found: Sorted<F> = { files: {}, workbooks: [], strange: [], twice: [] }
  for (const file of chosen) {
    const kind = registerFileOf(file.name)
    if (/\.xlsx$/i.test(file.name)) found.workbooks.push(file)
    else if (!kind) found.strange.push(file.name)
    else if (found.files[kind]) found.twice.push(kind)
    else found.files[kind] = file
  }
  return found
}

/** UTF-8, or else the Chinese encoding that spreadsheets save in. */
export function textOfBytes(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function broughtIn({ files, workbooks }: Sorted<File>): Promise<NewRegister> {
  const texts = Object.entries(files).map(async ([name, file]) => [name, textOfBytes(await file.arrayBuffer())])
  const books = workbooks.map(async (file) => ({ name: file.name, base64: await inBase64(file) }))
  return {
    files: Object.fromEntries(await Promise.all(texts)) as Record<RegisterFile, string>,
    workbooks: await Promise.all(books),
  }
}

export const inBase64 = (file: File): Promise<string> =>
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
