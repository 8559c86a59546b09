/** What of a report is frozen when it is confirmed, and what its hash is over. */
import type { FilledReport, NewReport, ReportFigure } from './report.ts'

/** The seal of its bulletin may come later, and is no part of it. */
export interface FrozenReport {
  content: NewReport
  figures: ReportFigure[]
  filled: FilledReport
}

export const frozenText = ({ content, figures, filled }: FrozenReport): string =>
  JSON.stringify({ content, figures, filled })

/** What each figure said. */
export const saidIn = (figures: readonly ReportFigure[]): Record<string, string> =>
  Object.fromEntries(figures.map(({ name, said }) => [name, said]))

/** Figures that say something else now than they said then; what was not said then has not moved. */
export const movedSince = (before: Record<string, string>, figures: readonly ReportFigure[]) =>
  figures.flatMap(({ name, label, said: now }) => {
    const then = before[name]
    return then === undefined || then === now ? [] : [{ name, label, before: then, now }]
  })

/** Characters of all its paragraphs together. */
export const MOST_CHARACTERS = 60_000
export const charactersOf = ({ blocks }: Pick<NewReport, 'blocks'>): number =>
  blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.title : block.text).length, 0)
