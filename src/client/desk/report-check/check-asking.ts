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
  /** The number of a bulletin, in place of a day. */
  bulletin: string
  /** What was put in as a file is checked as it is; as soon as its text is typed in, that is. */
  file: File | undefined
  isAsking: boolean
  problem: Problem | undefined
  result: LintResult | undefined
  /** What the result was compared with. */
  against: string
}

const { useNow, tellAll } = following()
let check: Check = {
  text: '',
  asOf: '',
  bulletin: '',
  file: undefined,
  isAsking: false,
  problem: undefined,
  result: undefined,
  against: '',
}
let checkedIn = language()
const checkNow = (): Check => check
export const useCheck = (): Check => useNow(checkNow)

function set(change: Partial<Check>): void {
  check = { ...check, ...change }
  tellAll()
}

export const type = (text: string): void => set({ text, file: undefined })
/** A day or a bulletin, one of them. */
export const compareWith = (asOf: string): void => set({ asOf, bulletin: '' })
export const compareWithBulletin = (bulletin: string): void => set({ bulletin, asOf: '' })

export async function putIn([file]: readonly File[]): Promise<void> {
  if (!file || check.isAsking) return
  if (fileKind(file.name) === undefined) {
    set({ problem: new Problem('invalid', t('lint_wrong_file', { name: file.name })), result: undefined })
    return
  }
  // what was found in another text is not this file's
  set({ file, result: undefined })
  await run()
}

/** Says whether there is anything to check. */
export const hasText = (): boolean => check.file !== undefined || check.text.trim() !== ''

export async function run(): Promise<void> {
  if (check.isAsking || !hasText()) return
  const { file, asOf, bulletin, text } = check
  const contentType = file && fileKind(file.name) === 'docx' ? DOCX_TYPE : PLAIN_TEXT
  set({ isAsking: true, problem: undefined })
  checkedIn = language()
  try {
    const address = addressOf(reportChecks.check, {
      query: { ...(asOf !== '' && { asOf }), ...(bulletin !== '' && { bulletin }) },
    })
    const parts = new Blob([file ?? text], { type: contentType })
    const { answer } = await askAt(reportChecks.check, address, { parts, headers: { 'content-type': contentType } })
    if (file && answer.text.trim() === '') throw new Problem('invalid', t('lint_empty_file', { name: file.name }))
    set({ result: answer, text: answer.text, against: bulletin, isAsking: false })
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    // a file that is none is not tried again: what is in the field is
    const isRefused = thrown.code === 'invalid' || thrown.code === 'too_large'
    set({ problem: thrown, isAsking: false, ...(isRefused && { file: undefined }) })
  }
}

/** What was found is said in the language that is read. */
export function sayAgain(): void {
  if (check.result && !check.problem && checkedIn !== language()) void run()
}
