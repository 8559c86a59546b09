/** What the page of a report works out without a screen: what moved, what was found, and why it cannot be confirmed yet. */
import type { ReportBlock, ReportFigure } from '../../../domain/report/report.ts'
import type { ReportKind } from '../../../domain/report/report-kind.ts'
import { kindSaid } from '../bulletins/rules.ts'
import { t } from '../later-words.ts'

/**
 * Blocks that somebody else wrote since mine was begun from `base`, each with how many of mine stand before it; one that
 * I left as it was and they changed is replaced by theirs.
 */
export function onlyTheirs(base: readonly ReportBlock[], mine: readonly ReportBlock[], theirs: readonly ReportBlock[]) {
  const [begun, own, other] = [base, mine, theirs].map((all) => all.map((block) => JSON.stringify(block)))
  let after = 0
  return theirs.flatMap((block) => {
    const said = JSON.stringify(block)
    const place = own?.indexOf(said) ?? -1
    if (place >= 0) after = place + 1
    if (place >= 0 || begun?.includes(said)) return []
    const next = own?.[after]
    const isTheirs = next !== undefined && begun?.includes(next) === true && !other?.includes(next)
    return [{ block, after, replaced: isTheirs ? 1 : 0 }]
  })
}

/** Figures in which each word of the question stands, in whatever order. */
export function figuresFound(figures: readonly ReportFigure[], asked: string): ReportFigure[] {
  const wanted = asked.toLowerCase().split(/\s+/)
  return figures.filter(({ group, label, name, said, unit = '' }) => {
    const says = [group, label, name, said, unit].join(' ').toLowerCase()
    return wanted.every((word) => says.includes(word))
  })
}

interface Confirmable {
  bulletin?: string | undefined
  unknown: readonly string[]
  figures: readonly Pick<ReportFigure, 'value'>[]
  canConfirm: boolean
}

/** Why it cannot be confirmed yet, the first thing to be done first. */
export function notYet({ bulletin, unknown, figures, canConfirm }: Confirmable, isChanged: boolean) {
  if (isChanged) return 'report_save_first'
  if (bulletin === undefined) return 'report_bind_first'
  if (unknown.length > 0) return 'report_unknown_first'
  if (figures.some(({ value }) => value === null)) return 'report_gaps_first'
  return canConfirm ? undefined : 'report_own'
}

export interface Moved {
  name: string
  before: string
  now: string
}

/** What figures say otherwise than when the text was saved, or than last year's did. */
export function movedNow(
  { figures: then, moved }: { figures: readonly ReportFigure[]; moved: readonly Moved[] },
  figures: readonly ReportFigure[],
): Moved[] {
  return figures.flatMap(({ name, said }) => {
    const before = moved.find((one) => one.name === name)?.before ?? then.find((one) => one.name === name)?.said
    return before === undefined || before === said ? [] : [{ name, before, now: said }]
  })
}

/** Called as bulletins of its kind are. */
export const reportKind = (kind: ReportKind): string => (kind === 'free' ? t('report_free') : kindSaid(kind))
