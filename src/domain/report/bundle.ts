/** A bulletin's bundle for an auditor: what is in it, and how all of it is worked out anew without a server. */
import { type HashedRow, rowHash, sealHash } from '../trail/chain.ts'
import type { Seal, TrailRow } from '../trail/seal.ts'
import { digestOf } from '../trail/sha256.ts'
import type { Bulletin, BulletinLists, FrozenBulletin } from './bulletin.ts'
import { sealedText } from './bulletin-text.ts'

export const BUNDLE_FILES = [
  'bulletin.json',
  'figures.json',
  'lists.json',
  'logs.json',
  'reviews.json',
  'rules.json',
  'seals.json',
] as const
export type BundleFile = (typeof BUNDLE_FILES)[number]
export type BundleTexts = Record<BundleFile, string>

/** Nothing of who was there, and no telephone number. */
export interface BundleLog {
  id: string
  status: string
  screenedOn: string
  startedAt: string
  endedAt: string
  villageCode: string
  /** Of its village on the day of the show. */
  townshipCode: string
  designated?: boolean
  teamCode: string
  filmCodes: string[]
  filmTitles?: string[]
  attendance: number
  credit: number
  receivedAt: string
  /** SHA-256 of each that has come. */
  photos: string[]
}
export interface BundleVillage {
  code: string
  name: string
  townshipCode: string
  designated: boolean
  teamCode?: string
}
/** `rows` are lines `ID HASH`, as the seal hashes them. */
export interface BundleChain {
  /** Of the seal before the first of these. */
  before: string
  seals: (Seal & { lines: string[] })[]
}

/** One number for all files: of the lines `NAME SHA256`. */
export const bundleNumber = (texts: BundleTexts): string =>
  digestOf(BUNDLE_FILES.map((name) => `${name} ${digestOf(texts[name])}\n`).join(''))

export interface TargetSum {
  name: string
  printed: number
  credit: number
  logs: number
  fits: boolean
}
export type BundleFault =
  | { is: 'bulletin' | 'list' }
  | { is: 'target'; name: string }
  | { is: 'seal' | 'row'; number: number }

interface Printed {
  asOf: string
  countedStatuses: string[]
  targets: {
    name: string
    scope: { kind: string; code?: string }
    startsOn: string
    done: number
    credit: number | null
    logs: number | null
  }[]
}

/** Everything again: the bulletin's own hash, each total of the screening targets, and the chain of seals. */
export function checkBundle(texts: BundleTexts): { targets: TargetSum[]; faults: BundleFault[] } {
  const read = (name: BundleFile): unknown => JSON.parse(texts[name])
  const bulletin = read('bulletin.json') as Bulletin & FrozenBulletin
  const figures = read('figures.json') as Printed
  const logs = read('logs.json') as BundleLog[]
  const text = sealedText({ ...bulletin, figures: texts['figures.json'], lists: texts['lists.json'] })
  const targets = sumsOf(figures, logs)
  const faults: BundleFault[] = [
    ...(digestOf(text) === bulletin.sha256 ? [] : [{ is: 'bulletin' as const }]),
    ...(isListed(read('lists.json') as BulletinLists, figures, logs) ? [] : [{ is: 'list' as const }]),
    ...targets.flatMap(({ name, fits }) => (fits ? [] : [{ is: 'target' as const, name }])),
    ...chainFaults(read('seals.json') as BundleChain, bulletin.seal?.sha256, read('reviews.json') as TrailRow[]),
  ]
  return { targets, faults }
}

function sumsOf({ asOf, countedStatuses, targets }: Printed, logs: BundleLog[]): TargetSum[] {
  return targets.flatMap(({ name, scope, startsOn, done, credit, logs: printedLogs }) => {
    if (credit === null) return []
    const counted = logs.filter(
      (log) =>
        countedStatuses.includes(log.status) &&
        log.screenedOn >= startsOn &&
        log.screenedOn <= asOf &&
        isIn(scope, log),
    )
    const sum = counted.reduce((so, log) => so + log.credit, 0)
    const fits = sum === credit && counted.length === printedLogs && Math.floor(sum / 60) === done
    return [{ name, printed: done, credit: sum, logs: counted.length, fits }]
  })
}

function isIn({ kind, code }: { kind: string; code?: string }, log: BundleLog): boolean {
  if (kind === 'county') return true
  if (kind === 'team') return log.teamCode === code
  if (kind === 'village') return log.villageCode === code
  return kind === 'designated' ? log.designated === true : log.townshipCode === code
}

/** Each log that the bulletin counted is there, and counted. */
function isListed({ counted, held }: BulletinLists, { countedStatuses }: Printed, logs: BundleLog[]): boolean {
  const status = new Map(logs.map((log) => [log.id, log.status]))
  return (
    counted.every((id) => countedStatuses.includes(status.get(id) ?? '')) &&
    held.every((id) => status.get(id) === 'held')
  )
}

function chainFaults({ before, seals }: BundleChain, head: string | undefined, rows: TrailRow[]): BundleFault[] {
  const hashes = new Map<number, string>()
  let last = before
  for (const { lines, ...seal } of seals) {
    const hashed = lines.map((line): HashedRow => {
      const [id = '', hash = ''] = line.split(' ')
      return { id: Number(id), hash }
    })
    if (sealHash(seal, hashed, last) !== seal.sha256) return [{ is: 'seal', number: seal.number }]
    for (const { id, hash } of hashed) hashes.set(id, hash)
    last = seal.sha256
  }
  if (last !== head) return [{ is: 'seal', number: seals.at(-1)?.number ?? 0 }]
  const altered = rows.find((row) => hashes.get(row.id) !== rowHash(row))
  return altered ? [{ is: 'row', number: altered.id }] : []
}
