/** The register from five files, looked at first and loaded then; or the sample county, said to be one. */
import { useState } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { imports, type NewRegister, type RegisterResult } from '../../../contract/imports.ts'
import type { RegisterFile } from '../../../domain/register/register-file.ts'
import { ask, saidOf } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { remember } from '../../shared/keep.ts'
import { forgetAnswers } from '../../shared/load.ts'
import { language } from '../../shared/words.ts'
import { t } from '../later-words.ts'
import { type Sending, useSending } from '../kit/fields.tsx'
import { Table } from '../kit/table.tsx'
import { SET_UP_DONE } from './start-link.tsx'
import {
  broughtIn,
  isOldWorkbook,
  MOST_MEGABYTES,
  REGISTER_FILES,
  sorted,
  type Sorted,
  stemOf,
  tooLarge,
} from './register-upload.ts'

/** All of the desk begins anew with the register: names, notes and figures were read without it. */
const beginAnew = (): void => {
  forgetAnswers()
  remember(SET_UP_DONE, null)
  location.assign('/start')
}

export function BringRegister({ replaces = false }: { replaces?: boolean }) {
  const sending = useSending()
  const [chosen, setChosen] = useState<Sorted<File>>()
  const [brought, setBrought] = useState<NewRegister>()
  const [megabytes, setMegabytes] = useState<string | null>(null)
  const [result, setResult] = useState<RegisterResult>()
  const look = (files: File[]) => {
    const found = sorted(files)
    setChosen(found)
    setBrought(undefined)
    setResult(undefined)
    const all = [...Object.values(found.files), ...found.workbooks]
    const tooMany = tooLarge(all.reduce((sum, { size }) => sum + size, 0))
    setMegabytes(tooMany)
    if (found.twice.length > 0 || all.length === 0 || tooMany) return
    sending.run(async () => {
      const read = await broughtIn(found)
      // within JSON it is a little more
      const sent = tooLarge(new Blob([JSON.stringify(read)]).size)
      setMegabytes(sent)
      if (sent) return
      setBrought(read)
      setResult(await ask(imports.register, { query: { replace: `${replaces}`, dryRun: 'true' }, body: read }))
    })
  }
  const load = (body: NewRegister) =>
    sending.run(async () => {
      const loaded = await ask(imports.register, { query: { replace: `${replaces}` }, body })
      if (loaded.loaded) beginAnew()
      else setResult(loaded)
    })
  return (
    <>
      <p>{t('bring_lead')}</p>
      <FileChoice look={look} />
      {chosen && <Chosen chosen={chosen} megabytes={megabytes} />}
      <p class="says" role="alert">
        {sending.problem && saidOf(sending.problem)}
      </p>
      {sending.isSending && <p role="status">{t('bring_reading')}</p>}
      {result && <Found result={result} nameOf={nameOf(chosen)} />}
      {result?.counts && brought && (
        <p class="actions">
          <button type="button" class="main-action" aria-disabled={sending.isSending} onClick={() => load(brought)}>
            {t(replaces ? 'bring_replace' : 'bring_load')}
          </button>
        </p>
      )}
      {!replaces && <Sample sending={sending} load={load} />}
    </>
  )
}

const FileChoice = ({ look }: { look: (files: File[]) => void }) => (
  <>
    <ul>
      {REGISTER_FILES.map((file) => (
        <li key={file}>
          <strong>{t(`bring_table_${stemOf(file)}`)}</strong> <span class="soft">{t(`bring_${stemOf(file)}`)}</span>
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

interface ChosenProps {
  chosen: Sorted<File>
  megabytes: string | null
}
function Chosen({ chosen: { files, workbooks, strange, twice }, megabytes }: ChosenProps) {
  const names = [...Object.values(files), ...workbooks].map(({ name }) => name)
  const books = strange.filter(isOldWorkbook)
  const others = strange.filter((name) => !isOldWorkbook(name))
  return (
    <ul data-part="chosen">
      {names.length > 0 && <li>{t('bring_chosen', { names: names.join(t('list_comma')) })}</li>}
      {megabytes && <li class="wrong">{t('bring_too_large', { megabytes, most: MOST_MEGABYTES })}</li>}
      {books.length > 0 && <li class="wrong">{t('bring_workbook', { names: books.join(t('list_comma')) })}</li>}
      {others.length > 0 && <li class="wrong">{t('bring_strange', { names: others.join(t('list_comma')) })}</li>}
      {twice.length > 0 && <li class="wrong">{t('bring_twice', { names: twice.join(t('list_comma')) })}</li>}
    </ul>
  )
}

/** A CSV file under its own name, as somebody chose it. */
const nameOf =
  (chosen: Sorted<File> | undefined) =>
  (file: string): string =>
    chosen?.files[file as RegisterFile]?.name ?? file

interface FoundProps {
  result: RegisterResult
  nameOf: (file: string) => string
}
function Found({ result: { counts, problems, problemsTotal }, nameOf: named }: FoundProps) {
  if (counts) {
    const facts = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, figure(count)]))
    return (
      <p class="notice notice-watch" role="status" data-part="counts">
        {t('bring_counts', facts as Record<keyof typeof counts, string>)}
      </p>
    )
  }
  return (
    <>
      <p role="alert" class="wrong">
        {t('bring_problems', { count: figure(problemsTotal), shown: figure(problems.length) })}
      </p>
      {/* a phone shows it line by line, so nothing of it is to be swiped to */}
      <div class="table-room table-room-tall" role="group" aria-label={t('bring_problems_title')} tabIndex={0}>
        <Table
          name="problems"
          class="logs problem-table"
          label={t('bring_problems_title')}
          rows={problems}
          keyOf={({ file, row, column, message }) => [file, row, column, message].join(' ')}
          columns={[
            { head: t('bring_file'), cell: ({ file }) => named(file) },
            { head: t('bring_row'), isNamed: true, cell: ({ row }) => row },
            { head: t('bring_column'), cell: ({ column }) => column },
            { head: t('bring_value'), cell: ({ value }) => value },
            { head: t('bring_what'), cell: ({ message }) => message },
          ]}
        />
      </div>
    </>
  )
}

const Sample = ({ sending, load }: { sending: Sending; load: (body: NewRegister) => void }) => (
  <>
    <h3>{t('bring_sample_title')}</h3>
    <p>{t('bring_sample_what')}</p>
    <p class="actions">
      <button type="button" aria-disabled={sending.isSending} onClick={() => load({ sample: true })}>
        {t('bring_sample')}
      </button>
    </p>
  </>
)
