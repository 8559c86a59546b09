/** The blocks of 散场: how each stands, and what the bar above the button says of all of them. No DOM. */
import type { Issue } from '../../../domain/errors.ts'
import type { Finding } from '../../../domain/screening/findings.ts'
import type { ProofNeed } from '../../../domain/screening/proof.ts'
import type { LogDraft } from '../log/log-draft.ts'

export const BLOCKS = [
  'show',
  'village',
  'film',
  'times',
  'people',
  'photos',
  'receipt',
  'witness',
  'place',
  'speakers',
  'note',
] as const
export type Block = (typeof BLOCKS)[number]

const OF_SHOW: readonly Block[] = ['village', 'film', 'times']
/** What was entered in the first two moments is one line; what is written down afterwards asks for each. */
export const blocksOf = ({ isLate }: Pick<LogDraft, 'isLate'>): Block[] =>
  BLOCKS.filter((block) => (isLate ? block !== 'show' : !OF_SHOW.includes(block)))

const OF_NEED: Record<ProofNeed, Block> = {
  start: 'photos',
  middle: 'photos',
  end: 'photos',
  receipt: 'photos',
  witness: 'witness',
  position: 'place',
}
const OF_FIELD: Record<string, Block> = {
  villageCode: 'village',
  filmCodes: 'film',
  filmTitles: 'film',
  venue: 'film',
  startedAt: 'times',
  endedAt: 'times',
  pauses: 'times',
  attendance: 'people',
  photos: 'photos',
  receiptNo: 'receipt',
  witness: 'witness',
  position: 'place',
  noPosition: 'place',
  audibility: 'speakers',
  note: 'note',
  operatorName: 'note',
}

/** In which block a field of the log is filled in. */
export function blockOf(path: string, isLate: boolean | undefined): Block {
  const block = OF_FIELD[path.split('.')[0] ?? ''] ?? 'note'
  return !isLate && OF_SHOW.includes(block) ? 'show' : block
}

/** `wrong` cannot be; `check` arrives, but is held; a `hint` is looked at and counts. */
export type Standing = 'wrong' | 'missing' | 'check' | 'hint' | 'done' | 'open'

export interface Known {
  draft: LogDraft
  /** What is missing, and what cannot be. */
  missing: readonly string[]
  wrong: readonly string[]
  /** What a valid show needs and this one lacks: asked for, and no obstacle. */
  lacking: readonly ProofNeed[]
  findings: readonly (Pick<Finding, 'blocking'> & { at: string })[]
}

export function standingOf(block: Block, { draft, missing, wrong, lacking, findings }: Known): Standing {
  const isHere = (path: string): boolean => blockOf(path, draft.isLate) === block
  if (wrong.some(isHere)) return 'wrong'
  if (missing.some(isHere) || lacking.some((need) => OF_NEED[need] === block)) return 'missing'
  const here = findings.filter(({ at }) => isHere(at))
  if (here.some(({ blocking }) => blocking)) return 'check'
  if (here.length > 0) return 'hint'
  return isFilled(block, draft) ? 'done' : 'open'
}

function isFilled(block: Block, draft: LogDraft): boolean {
  const { attendance, photos, receiptNo, witnessName, position, noPosition, audibility, note } = draft
  const filled: Partial<Record<Block, unknown>> = {
    people: attendance !== undefined,
    photos: photos.length > 0,
    receipt: receiptNo,
    witness: witnessName,
    place: position ?? noPosition,
    speakers: audibility,
    note,
  }
  return !(block in filled) || Boolean(filled[block])
}

export type Bar =
  | { kind: 'wrong'; blocks: Block[]; next: Block }
  /** `canGo`: nothing but proof is missing, and the log can go without. */
  | { kind: 'missing'; blocks: Block[]; next: Block; canGo: boolean }
  | { kind: 'check'; blocks: Block[]; count: number }
  | { kind: 'ready'; blocks: Block[]; count: number }

/** `open`: the button goes to the next gap after the block that is open. */
export function barOf(known: Known, open: Block | undefined): Bar {
  const all = blocksOf(known.draft)
  const having = (standing: Standing): Block[] => all.filter((block) => standingOf(block, known) === standing)
  const [wrong, missing, check, hint] = [having('wrong'), having('missing'), having('check'), having('hint')]
  if (wrong[0]) return { kind: 'wrong', blocks: wrong, next: wrong[0] }
  const next = missing.find((block) => open === undefined || all.indexOf(block) > all.indexOf(open)) ?? missing[0]
  if (next) return { kind: 'missing', blocks: missing, next, canGo: known.missing.length === 0 }
  const count = (isBlocking: boolean): number => known.findings.filter(({ blocking }) => blocking === isBlocking).length
  if (check.length > 0) return { kind: 'check', blocks: check, count: count(true) }
  return { kind: 'ready', blocks: hint, count: count(false) }
}

/** What is open when the form is: what is missing first, then what cannot be, then what is to be checked. */
export function firstOpen(known: Known): Block | undefined {
  const all = blocksOf(known.draft)
  const asked: readonly Standing[] = ['missing', 'wrong', 'check']
  const first = asked.flatMap((standing) => all.find((block) => standingOf(block, known) === standing) ?? [])
  return first[0]
}

/** Sentences of the domain that say no more than that nothing stands there. */
const NOTHING_THERE: readonly Issue['sentence']['key'][] = [
  'field_missing',
  'field_too_few',
  'field_too_short',
  'field_choice',
  'films_missing',
]
export const isMissing = ({ sentence }: Issue): boolean => NOTHING_THERE.includes(sentence.key)

/**
 * Which block a reason that the office wrote is about: what it names first, by the words for each; else that of what was
 * found.
 */
export function namedIn(reason: string, known: Known, wordsFor: (block: Block) => string): Block {
  const named = BLOCKS.flatMap((block) => {
    const at = block === 'show' ? -1 : reason.search(new RegExp(wordsFor(block), 'i'))
    return at < 0 ? [] : [{ block, at }]
  }).sort((a, b) => a.at - b.at)[0]?.block
  if (named === undefined) return firstOpen(known) ?? 'people'
  return !known.draft.isLate && OF_SHOW.includes(named) ? 'show' : named
}
