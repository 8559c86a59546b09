/** All that is unusual in a period's logs put together: groups of logs with one sign, and how many each team has of each kind. */
import { columnWords } from '../words-columns.ts'
import { markWords } from '../words-marks.ts'
import { explain, FINDING_CODES, type FindingCode } from '../screening/findings.ts'
import type { Sentence } from '../language.ts'
import {
  against,
  type ByTeam,
  type Found,
  inOrderOf,
  oneSitting,
  sameAttendance,
  sameWitness,
  share,
  tallied,
} from './signs.ts'
import { backwardReceipts, receiptRuns } from './receipt-numbers.ts'
import { type LookedAt, type Sign, SIGNS, type SuspicionKind } from './suspicion.ts'
import { unusualAmong } from './unusual.ts'

/** Beside the other teams, or by itself what hardly comes about by chance. */
type Seen = Found & { standsOut: boolean }
export interface Group extends Seen {
  kind: SuspicionKind
  advice: Sentence
}
export interface TeamCounts {
  teamCode: string
  looked: number
  total: number
  kinds: Partial<Record<SuspicionKind, number>>
  /** The kinds in which it does. */
  standsOut: SuspicionKind[]
}

const named = ([zh, en]: readonly [string, string], name: string) => ({ [name]: zh, [`${name}En`]: en.toLowerCase() })
const SIGN_NAMES = Object.keys(SIGNS) as Sign[]
const isFinding = (sign: Sign): sign is Sign & FindingCode => sign in FINDING_CODES
/** Seen side by side, of logs that came before they were findings, too. */
const SIDE_BY_SIDE = new Set<Sign>(['photo_reused', 'position_copied'])
const hasFinding = ({ findings }: LookedAt, sign: Sign): boolean => findings.some(({ code }) => code === sign)

/** Of two shows that cannot both be, which came first says nothing: the other one is named by its finding alone. */
const OF_TWO = new Set<string>(['duplicate', 'overlap', 'impossible_travel'])
const pairsIn = (teams: ByTeam): Set<string> => {
  const clashes = [...teams.values()].flat().flatMap(({ findings }) => findings.filter(({ code }) => OF_TWO.has(code)))
  return new Set(clashes.map(({ code, otherId }) => `${code} ${otherId}`))
}

/** Of so few nobody says that a team has many. */
const LEAST_FINDINGS = 3

/** Those of a single log, as they were found when it came; a team that has many more of them than the others stands out. */
function ofFindings(teams: ByTeam): Seen[] {
  const own = SIGN_NAMES.filter(isFinding).filter((sign) => !SIDE_BY_SIDE.has(sign))
  const pairs = pairsIn(teams)
  const compared = own.flatMap((sign) =>
    against(
      teams,
      () => true,
      (log) => hasFinding(log, sign) || (OF_TWO.has(sign) && pairs.has(`${sign} ${log.id}`)),
    )
      .filter(({ count }) => count > 0)
      .map((one) => ({ ...one, sign })),
  )
  const many = new Set(unusualAmong(compared, LEAST_FINDINGS))
  return compared.map((one) => {
    const { sign, teamCode, logs } = one
    const facts = Object.assign(tallied(one), named(columnWords[`finding_name_${sign}`], 'finding'))
    return { sign, teamCode, logs, standsOut: many.has(one), sentence: { key: 'odd_finding', facts } }
  })
}

/** The same of another evening: coordinates are never quite the same twice, photos neither. */
function seenTwice(logs: readonly LookedAt[], marksOf: (log: LookedAt) => readonly string[]): Set<LookedAt> {
  const marked = logs.flatMap((log) => marksOf(log).map((mark) => ({ mark, log })))
  const twice = [...Map.groupBy(marked, ({ mark }) => mark).values()].filter(
    (same) => new Set(same.map(({ log }) => log.screenedOn)).size > 1,
  )
  return new Set(twice.flat().map(({ log }) => log))
}

const missing = (teams: ByTeam, sign: Sign, word: keyof typeof markWords, has: (log: LookedAt) => boolean): Found[] =>
  share(
    teams,
    sign,
    (facts) => ({ key: 'odd_missing', facts: Object.assign(facts, named(markWords[word], 'what')) }),
    (log) => !has(log),
  )

/** What a village says was not so stands out by itself, however few were called. */
const notSo = (teams: ByTeam): Found[] =>
  against(
    teams,
    ({ callback }) => callback === 'confirmed' || callback === 'denied',
    ({ callback }) => callback === 'denied',
  )
    .filter(({ count }) => count > 0)
    .map(({ teamCode, logs, ...tally }) => ({
      sign: 'callback_denied',
      teamCode,
      logs,
      sentence: { key: 'odd_callback_denied', facts: tallied(tally) },
    }))

/** By kind, and in it what stands out first; the more logs the earlier. */
export function suspicionsOf(logs: readonly LookedAt[], timeZone: string): { groups: Group[]; teams: TeamCounts[] } {
  const teams: ByTeam = Map.groupBy(logs, ({ teamCode }) => teamCode)
  const copied = seenTwice(logs, ({ position }) => (position === null ? [] : [position]))
  const reused = seenTwice(logs, ({ photos }) => photos)
  const standOut = [
    ...receiptRuns(teams),
    ...backwardReceipts(teams),
    ...share(
      teams,
      'position_copied',
      (facts) => ({ key: 'odd_position_copied', facts }),
      (log) => copied.has(log) || hasFinding(log, 'position_copied'),
      ({ position }) => position !== null,
    ),
    ...notSo(teams),
    ...sameAttendance(teams),
    ...sameWitness(teams),
    ...oneSitting(teams, timeZone),
    ...share(
      teams,
      'photo_reused',
      (facts) => ({ key: 'odd_photo_reused', facts }),
      (log) => reused.has(log) || hasFinding(log, 'photo_reused'),
      ({ photos }) => photos.length > 0,
    ),
    ...missing(teams, 'no_photos', 'photos_title', ({ hasPhotos }) => hasPhotos),
    ...missing(teams, 'no_receipt', 'receipt', ({ receiptNo }) => receiptNo !== null),
    ...missing(teams, 'no_witness', 'witness', ({ witness }) => witness !== null),
    ...missing(teams, 'no_position', 'position', ({ position }) => position !== null),
  ]
  const groups = [...standOut.map((one) => Object.assign({}, one, { standsOut: true })), ...ofFindings(teams)]
    .map((one): Group => {
      const kind = SIGNS[one.sign]
      const inOrder = one.logs.toSorted(inOrderOf('startedAt')).reverse()
      return Object.assign({}, one, { kind, advice: { key: `odd_do_${kind}` as const }, logs: inOrder })
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || b.logs.length - a.logs.length)
  return { groups, teams: countsOf(teams, groups) }
}

const KINDS = [...new Set(Object.values(SIGNS))]
const placeOf = ({ kind, standsOut }: Group): number => 2 * KINDS.indexOf(kind) + Number(!standsOut)

const idsOf = (groups: Group[]): number => new Set(groups.flatMap(({ logs }) => logs.map(({ id }) => id))).size
export const logsIn = idsOf

function countsOf(teams: ByTeam, groups: Group[]): TeamCounts[] {
  const byTeam = Map.groupBy(groups, ({ teamCode }) => teamCode)
  return [...teams]
    .map(([teamCode, logs]) => {
      const own = byTeam.get(teamCode) ?? []
      const kinds = Map.groupBy(own, ({ kind }) => kind)
      const counts = [...kinds].map(([kind, some]) => [kind, idsOf(some)] as const)
      const out = new Set(own.filter(({ standsOut }) => standsOut).map(({ kind }) => kind))
      return {
        teamCode,
        looked: logs.length,
        total: idsOf(own),
        kinds: Object.fromEntries(counts),
        standsOut: [...out],
      }
    })
    .sort((a, b) => b.standsOut.length - a.standsOut.length || b.total - a.total || inOrderOf('teamCode')(a, b))
}

/** What the log itself says of the sign, where it is one of its findings. */
export function ownSentence({ findings }: LookedAt, sign: Sign): Sentence | undefined {
  const finding = findings.find(({ code }) => code === sign)
  return finding && explain(finding)
}
