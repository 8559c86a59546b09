/** The text that is being checked, one for the whole desk, so that it outlives the page and whatever fails. */
import { addressOf } from '../../../contract/address.ts'
import { type LintResult, PLAIN_TEXT, reportChecks } from '../../../contract/report-check.ts'
import { DOCX_TYPE } from '../../../contract/sheet.ts'
import { askAt, Problem } from '../../shared/api.ts'
import { following } from '../../shared/following.ts'
import { language } from '../../shared/words.ts'
import { t } from '../later-words.ts'
import { fileKind } from './rules.ts'

interface Check {
  text: string
  asOf: string
  /** What was put in as a file is checked as it is; as soon as its text is typed in, that is. */
  file: File | undefined
  isAsking: boolean
  problem: Problem | undefined
  result: LintResult | undefined
}

const { useNow, tellAll } = following()
let check: Check = { text: '', asOf: '', file: undefined, isAsking: false, problem: undefined, result: undefined }
let checkedIn = language()
const checkNow = (): Check => check
export const useCheck = (): Check => useNow(checkNow)

function set(change: Partial<Check>): void {
  check = { ...check, ...change }
  tellAll()
}

export const type = (text: string): void => set({ text, file: undefined })
export const compareWith = (asOf: string): void => set({ asOf })

export async function putIn([file]: readonly File[]): Promise<void> {
  if (!file || check.isAsking) return
  if (fileKind(file.name) === undefined) {
    set({ problem: new Problem('invalid', t('lint_wrong_file', { name: file.name })) })
    return
  }
  set({ file })
  await run()
}

export async function run(): Promise<void> {
  if (check.isAsking || (check.file === undefined && check.text.trim() === '')) return
  const { file, asOf, text } = check
  const contentType = file && fileKind(file.name) === 'docx' ? DOCX_TYPE : PLAIN_TEXT
  set({ isAsking: true, problem: undefined })
  checkedIn = language()
  try {
    const address = addressOf(reportChecks.check, { query: asOf === '' ? {} : { asOf } })
    const parts = new Blob([file ?? text], { type: contentType })
    const { answer } = await askAt(reportChecks.check, address, { parts, headers: { 'content-type': contentType } })
    set({ result: answer, text: answer.text, isAsking: false })
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    set({ problem: thrown, isAsking: false })
  }
}

/** What was found is said in the language that is read. */
export function sayAgain(): void {
  if (check.result && !check.problem && checkedIn !== language()) void run()
}
