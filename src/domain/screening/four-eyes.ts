/** Four eyes: nobody decides on a log that they sent or corrected; what is said of it, before the click and after. */
import * as z from 'zod'
import type { Sentence } from '../language.ts'

/** Of a log that its reader sent or corrected: another manager decides it, or in an office with a single one they do. */
export const DecidedBy = z.enum(['another', 'alone'])
export type DecidedBy = z.infer<typeof DecidedBy>

/** Who decides, or what to do where nobody else may. */
export const anotherDecides = (names: readonly string[] = []): Sentence =>
  names.length > 0
    ? { key: 'error_reviewed_by_another', facts: { names: names.join('、'), namesEn: names.join(', ') } }
    : { key: 'error_reviewed_by_nobody' }

export const saidOf = (by: DecidedBy, deciders: readonly string[] | undefined): Sentence =>
  by === 'alone' ? { key: 'reviewed_alone_here' } : anotherDecides(deciders)
