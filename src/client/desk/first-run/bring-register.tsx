/** The register from five files, looked at first and loaded then; or the sample county, said to be one. */
import { useState } from 'preact/hooks'
import { request } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { forgetAnswers } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { type Sending, useSending } from '../sending.ts'
import { TableRoom } from '../states.tsx'
import {
  isWorkbook,
  MOST_MEGABYTES,
  REGISTER_FILES,
  type RegisterFile,
  sorted,
  type Sorted,
  textOfBytes,
  tooLarge,
} from './register-upload.ts'

interface Result {
  dryRun: boolean
  loaded: boolean
  counts: { townships: number; villages: number; teams: number; films: number; targets: number } | null
  problems: { file: string; row: number; column: string; value: string; message: string }[]
  problemsTotal: number
}
type Texts = Partial<Record<RegisterFile, string>>

/** All of the desk begins anew with the register: names, notes and figures were read without it. */
const beginAnew = (): void => {
  forgetAnswers()
  location.assign('/start')
}

export function BringRegister() {
  const sending = useSending()
  const [chosen, setChosen] = useState<Sorted<File>>()
  const [texts, setTexts] = useState<Texts>()
  const [result, setResult] = useState<Result>()
  const look = (files: File[]) => {
    const found = sorted(files)
    setChosen(found)
    setTexts(undefined)
    setResult(undefined)
    if (found.twice.length > 0 || Object.keys(found.files).length === 0 || tooLarge(found.files)) return
    sending.run(async () => {
      const entries = Object.entries(found.files).map(async ([name, file]) => [
        name,
        textOfBytes(await file.arrayBuffer()),
      ])
      const read = Object.fromEntries(await Promise.all(entries)) as Texts
      setTexts(read)
      setResult((await request('POST', '/api/register?dryRun=true', { files: read })) as Result)
    })
  }
  const load = (body: unknown) =>
    sending.run(async () => {
      const loaded = (await request('POST', '/api/register', body)) as Result
      if (loaded.loaded) beginAnew()
      else setResult(loaded)
    })
  return (
    <>
      <p>{t('bring_lead')}</p>
      <FileChoice look={look} />
      {chosen && <Chosen chosen={chosen} />}
      <p class="says" role="alert">
        {sending.problem && [sending.problem.detail, ...sending.problem.issues.map(({ message }) => message)].join(' ')}
      </p>
      {sending.isSending && <p role="status">{t('bring_reading')}</p>}
      {result && <Found result={result} />}
      {result?.counts && texts && (
        <p class="actions">
          <button
            type="button"
            class="main-action"
            aria-disabled={sending.isSending}
            onClick={() => load({ files: texts })}
          >
            {t('bring_load')}
          </button>
        </p>
      )}
      <Sample sending={sending} load={load} />
    </>
  )
}

const FileChoice = ({ look }: { look: (files: File[]) => void }) => (
  <>
    <ul>
      {REGISTER_FILES.map((file) => (
        <li key={file}>
          <span class="code">{file}</span> <span class="soft">{t(`bring_${stem(file)}`)}</span>
        </li>
      ))}
    </ul>
    <div class="field phone-file">
      <label for="register-files">{t('bring_choose')}</label>
      <input
        id="register-files"
        type="file"
        multiple
        accept=".csv,text/csv"
        onChange={({ currentTarget }) => {
          look([...(currentTarget.files ?? [])])
          // the same files, mended, can be chosen again
          currentTarget.value = ''
        }}
      />
    </div>
  </>
)

type Stem<F extends string> = F extends `${infer S}.csv` ? S : never
const stem = (file: RegisterFile): Stem<RegisterFile> => file.replace('.csv', '') as Stem<RegisterFile>

function Chosen({ chosen: { files, strange, twice } }: { chosen: Sorted<File> }) {
  const names = Object.keys(files)
  const megabytes = tooLarge(files)
  const books = strange.filter(isWorkbook)
  const others = strange.filter((name) => !isWorkbook(name))
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

function Found({ result: { counts, problems, problemsTotal } }: { result: Result }) {
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
      <TableRoom label={t('bring_problems_title')} tall>
        <table data-table="problems">
          <thead>
            <tr>
              {(['bring_file', 'bring_row', 'bring_column', 'bring_value', 'bring_what'] as const).map((word) => (
                <th key={word} scope="col">
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.map(({ file, row, column, value, message }) => (
              <tr key={[file, row, column, message].join(' ')}>
                <td>{file}</td>
                <td>{row}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </>
  )
}

const Sample = ({ sending, load }: { sending: Sending; load: (body: unknown) => void }) => (
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
