/** What the wall shows in turn, how it turns, when its figures are too old to stand without a word, how large it says it. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { Problem } from '../../shared/api.ts'
import { figure, shortDay, timeOf, dayOf } from '../../shared/format.ts'
import { decisionsOf, verdictParts } from '../home/rules.ts'
import { countyTarget } from '../kit/chart/pictures.ts'
import { t } from '../later-words.ts'

type Below = Overview['below'][number]
type Team = Overview['teams'][number]
export type Face =
  | { kind: 'progress' | 'numbers' }
  | { kind: 'villages'; rows: Below[]; part: number }
  | { kind: 'teams'; rows: Team[]; part: number }

/** So many are still read from five metres. */
const VILLAGES_A_FACE = 16
const TEAMS_A_FACE = 22

const partsOf = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))

/** The county has a picture where it has a target; villages and teams have as many faces as they need. */
export function facesOf(overview: Overview): Face[] {
  const villages = overview.below.filter(({ designated }) => designated)
  const teams = overview.teams.toSorted((a, b) => (a.gap ?? Infinity) - (b.gap ?? Infinity))
  return [
    ...(countyTarget(overview) ? [{ kind: 'progress' as const }] : []),
    { kind: 'numbers' },
    ...partsOf(villages, VILLAGES_A_FACE).map((rows, part) => ({ kind: 'villages' as const, rows, part })),
    ...partsOf(teams, TEAMS_A_FACE).map((rows, part) => ({ kind: 'teams' as const, rows, part })),
  ]
}

export const TURN_MS = 20_000

export interface Turn {
  face: number
  isHeld: boolean
}
export type Command = 'next' | 'previous' | 'hold' | 'full'

/** With fewer faces than before, the one that is shown is still one of them. */
export function turned({ face, isHeld }: Turn, command: Command, faces: number): Turn {
  if (command === 'hold') return { face, isHeld: !isHeld }
  const step = { next: 1, previous: -1, full: 0 }[command]
  return { face: (face + step + faces) % faces, isHeld }
}

const KEYS: Record<string, Command> = {
  ' ': 'hold',
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  f: 'full',
}
/** As those who show slides press them. A letter does nothing where its reader switched single keys off. */
export const commandOf = (key: string, areLettersOn: boolean): Command | undefined =>
  key.length === 1 && key !== ' ' && !areLettersOn ? undefined : KEYS[key.length === 1 ? key.toLowerCase() : key]

/** They are asked for every minute: when three have passed, something is wrong. */
const OLD_MINUTES = 3

interface Age {
  problem: Pick<Problem, 'code' | 'detail'> | undefined
  /** Since they came. */
  minutes: number
  generatedAt: string | undefined
}

/** Nothing while they are as they should be. */
export function staleSentence({ problem, minutes, generatedAt }: Age): string | undefined {
  if (!problem && minutes < OLD_MINUTES) return undefined
  const said = !problem ? t('wall_old') : problem.code === 'offline' ? t('wall_away') : t('wall_refused')
  if (generatedAt === undefined) return t('wall_none_yet', { said })
  return t('wall_as_of_then', { said, day: shortDay(dayOf(generatedAt)), time: timeOf(generatedAt) })
}

/** In parts that take turns: plain, how far from the plan, plain, what it takes; shorter than on a page. */
export function wallVerdict(overview: Overview): string[] {
  const pace = countyTarget(overview)?.bases[0]
  const county = countyTarget(overview)
  const isBehind = county && pace && county.remaining > 0 && pace.daysLeft > 0 && county.done < pace.expected
  if (!isBehind) return verdictParts(overview)
  const facts = {
    count: figure(Math.floor(pace.expected - county.done)),
    needed: figure(pace.neededPerDay ?? 0, 1),
  }
  return t('wall_verdict_behind', facts).split('|')
}

const LARGEST = 82
const SMALLEST = 48
const ROOM = 1740

/** The size at which a title that is so many times as wide as its type stands on one line of a wall 1920 wide; longer ones take a second. */
export const titleSize = (ems: number): number => Math.max(SMALLEST, Math.min(LARGEST, Math.floor(ROOM / ems)))

const AT_MOST = 4

/** What waits for a decision, without what does not. */
export const waiting = (overview: Overview, held: number | undefined) =>
  decisionsOf(overview, held)
    .flatMap(({ kind, count = 0 }) => (count > 0 ? [{ kind, count }] : []))
    .slice(0, AT_MOST)
