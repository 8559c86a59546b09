/** The check of a report's text: what contradicts what, and what adds up. */
import * as z from 'zod'
import { Day } from '../domain/period.ts'
import { BulletinNo } from '../domain/report/bulletin.ts'
import { LintKind } from '../domain/report/lint/finding.ts'
import { post } from './route.ts'
import { DOCX_TYPE } from './sheet.ts'

export const PLAIN_TEXT = 'text/plain'

const LintPlace = z
  .object({ from: z.int(), to: z.int(), text: z.string() })
  .meta({ id: 'LintPlace', description: 'Characters of the text, counted as UTF-16 from 0, `to` not included' })
export type LintPlace = z.infer<typeof LintPlace>

const LintFinding = z
  .object({
    kind: LintKind,
    message: z.string().meta({ description: 'In the reader’s language: both places, the arithmetic, what to do' }),
    places: z.array(LintPlace).min(1),
    holds: z.string().optional().meta({ description: 'What the system holds, with its day' }),
  })
  .meta({ id: 'LintFinding' })
export type LintFinding = z.infer<typeof LintFinding>

const LintConfirmed = z.object({ message: z.string(), places: z.array(LintPlace).min(1) }).meta({ id: 'LintConfirmed' })
export type LintConfirmed = z.infer<typeof LintConfirmed>

export const LintResult = z
  .object({
    asOf: Day.nullable().meta({
      description: 'The day whose figures it was compared with; null where it tells of a day to come',
    }),
    text: z.string().meta({ description: 'What was read: the places are of it' }),
    findings: z.array(LintFinding),
    confirmed: z.array(LintConfirmed).meta({ description: 'Sums, shares, gaps and days that are right' }),
  })
  .meta({ id: 'LintResult', description: 'What is wrong with a report, in the order of its text' })
export type LintResult = z.infer<typeof LintResult>

export const reportChecks = {
  check: post('/api/reports/check', {
    tag: 'Reports',
    may: ['manager', 'auditor'],
    needs: 'read',
    summary: 'Check the text of a report',
    query: z.strictObject({
      asOf: Day.optional().meta({ description: 'Compare with the figures of this day; that of the text without it' }),
      bulletin: BulletinNo.optional().meta({ description: 'Compare with the figures of this bulletin' }),
    }),
    sendsFile: [PLAIN_TEXT, DOCX_TYPE],
    answer: LintResult,
    says: 'What contradicts itself, the calendar, the register or what the system holds; nothing is stored',
  }),
}
