/** What is put under supervision (督办), who answers for it, and how it comes to stand on sheets. */
import type { Fault } from '../../../contract/faults.ts'
import type { Milestone } from '../../../contract/targets.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import type { FlagKind } from '../../../domain/flag/flags.ts'
import {
  colourOf,
  type Standing,
  standingOf,
  SUPERVISION_COLOURS,
  type SupervisionColour,
} from '../../../domain/flag/supervision.ts'
import { answering, type DutyKind, seesTo } from '../../../domain/ledger/answering.ts'
import { type Duty, subjectOf } from '../../../domain/ledger/duty.ts'
import type { Problem } from '../../../domain/ledger/problem.ts'
import type { Work } from '../../../domain/ledger/work.ts'
import { addDays, earlierOf } from '../../../domain/period.ts'
import type { Team, Village } from '../../../domain/register/place.ts'
import type { OverviewTarget } from '../../../domain/target/target-figures.ts'
import { tableWords } from '../../../domain/words-tables.ts'
import { dayOf, figure } from '../../shared/format.ts'
import { sayerOf } from '../../shared/words.ts'
import { categoryWord, faultStatusWord } from '../kit/faults.tsx'
import { targetName, unitOf } from '../kit/target.tsx'
import { t } from '../later-words.ts'

/** What is flagged, and what falls due without being late yet. */
export const OWN_KINDS = ['target_due', 'milestone_due', 'fault_due', 'problem', 'work'] as const
export type MatterKind = FlagKind | (typeof OWN_KINDS)[number]

export interface Matter {
  key: string
  kind: MatterKind
  colour: SupervisionColour
  name: string
  says: string
  /** Undefined of what only falls due. */
  since?: string | undefined
  dueOn?: string | undefined
  /** Undefined where nobody was named and nothing says whose it is. */
  who?: string | undefined
  /** By whose codes it is asked for. */
  about: string[]
}

export interface Known {
  today: string
  flags: readonly KeptFlag[]
  targets: readonly OverviewTarget[]
  milestones: readonly Milestone[]
  /** Open ones. */
  faults: readonly Fault[]
  problems: readonly Problem[]
  works: readonly Work[]
  villages: readonly Village[]
  teams: readonly Team[]
  /** Those that somebody answers for. */
  duties: readonly Duty[]
}

type Uncoloured = Omit<Matter, 'colour' | 'dueOn'> & { standing: Standing }

/** All matters that have a colour; what a flag tells of is told once. */
export function mattersOf(known: Known): Matter[] {
  const flagged = new Set(known.flags.map(({ subject }) => subject.code))
  const near = [...nearOf(known), ...ledgerOf(known)].filter(({ key }) => !flagged.has(key))
  return [...flaggedOf(known), ...near].flatMap(({ standing, ...matter }) => {
    const colour = colourOf(standing, known.today)
    return colour === null ? [] : [{ ...matter, colour, dueOn: standing.dueOn }]
  })
}

function flaggedOf(known: Known): Uncoloured[] {
  const placeOf = placesOf(known)
  return known.flags.map((flag) => ({
    key: flag.id,
    kind: flag.kind,
    says: flag.message,
    since: earlierOf(flag.since, flag.openedOn),
    standing: { ...standingOf(flag), dueOn: flag.dueOn ?? dueOfFlag(flag, known) },
    ...placeOf(flag),
  }))
}

const dutyIn = ({ duties }: Known, kind: DutyKind, code: string): string | undefined =>
  answering(duties.find(({ subject }) => subject === subjectOf(kind, code)))

/** What has a day of its own and is not flagged for it yet. */
function nearOf(known: Known): Uncoloured[] {
  const { targets, milestones, faults } = known
  const nameOf = new Map(targets.map((target) => [target.code, targetName(target)]))
  return [
    ...targets.flatMap((target): Uncoloured[] => {
      if (target.remaining <= 0) return []
      const says = t('supervise_left', { remaining: figure(target.remaining), unit: unitOf(target) })
      const { code } = target
      const standing = { dueOn: target.bases[0]?.deadline }
      const who = dutyIn(known, 'target', code)
      return [{ key: code, kind: 'target_due', name: targetName(target), says, who, about: [code], standing }]
    }),
    ...milestones.flatMap(({ id, name, targetCode, plannedOn, state }): Uncoloured[] => {
      if (state !== 'planned') return []
      const says = nameOf.get(targetCode) ?? ''
      const who = dutyIn(known, 'target', targetCode)
      const standing = { dueOn: plannedOn }
      return [{ key: id, kind: 'milestone_due', name, says, who, about: [id, targetCode], standing }]
    }),
    ...faults.flatMap((fault): Uncoloured[] =>
      fault.dueAt === undefined || fault.isOverdue
        ? []
        : [{ ...ofFault(fault), standing: { dueOn: dayOf(fault.dueAt) } }],
    ),
  ]
}

/** What the ledger has a day for: a problem to be solved, the next stage of a village's works. */
function ledgerOf(known: Known): Uncoloured[] {
  const { problems, works } = known
  const placed = ({ villageName, townshipName }: Problem | Work) => villageName ?? townshipName
  const named = (entry: Problem | Work) => [placed(entry), entry.title].filter(Boolean).join('：')
  const aboutOf = ({ id, villageCode }: Problem | Work) => [id, villageCode].filter((code) => code !== undefined)
  return [
    ...problems.flatMap((problem): Uncoloured[] => {
      if (problem.state === 'solved') return []
      const { id, on: since, measure = '', dueOn } = problem
      const who = whoseOf(problem)
      const about = aboutOf(problem)
      return [{ key: id, kind: 'problem', name: named(problem), says: measure, since, who, about, standing: { dueOn } }]
    }),
    ...works.flatMap((work): Uncoloured[] => {
      const { id, on: since, stage, nextStage, nextOn: dueOn } = work
      if (!nextStage) return []
      const says = t('supervise_work', { stage: sayLedger(`stage_${stage}`), next: sayLedger(`stage_${nextStage}`) })
      const who = dutyIn(known, 'work', id) ?? whoseOf(work)
      return [{ key: id, kind: 'work', name: named(work), says, since, who, about: aboutOf(work), standing: { dueOn } }]
    }),
  ]
}

/** Whose an entry is: the office and the person it names, else its township. */
const whoseOf = (entry: Problem | Work): string | undefined =>
  ['unit' in entry ? entry.unit : undefined, entry.responsible].filter(Boolean).join(' ') || entry.townshipName

const sayLedger = sayerOf(tableWords)

const ofFault = ({ id, villageCode, villageName, townshipName, ...fault }: Fault) => ({
  key: id,
  kind: 'fault_due' as const,
  name: t('fault_title', { village: villageName, category: categoryWord(fault.category) }),
  says: `${faultStatusWord(fault.status)}${t('list_comma')}${fault.description}`,
  since: fault.reportedOn,
  who: fault.assignee ?? townshipName,
  about: [id, villageCode],
})

/** The deadline of a target, the day a milestone was planned for, the day a fault's limit passed. */
function dueOfFlag({ kind, subject, since }: KeptFlag, { targets, problems }: Known): string | undefined {
  if (kind === 'problem_due') return problems.find(({ id }) => id === subject.code)?.dueOn
  if (kind === 'target_behind') return targets.find(({ code }) => code === subject.code)?.bases[0]?.deadline
  if (kind === 'target_overdue' || kind === 'milestone_late' || kind === 'work_late') return addDays(since, -1)
  return kind === 'fault_overdue' ? since : undefined
}

/** Where a flag's subject is, and who answers for it: who was named, else who has the fault, the team, the township. */
function placesOf({ villages, teams, faults, milestones, problems, works }: Known) {
  const villageOf = new Map(villages.map((village) => [village.code, village]))
  const teamOf = new Map(teams.map((team) => [team.code, team.name]))
  const faultOf = new Map(faults.map((fault) => [fault.id, fault]))
  return (flag: KeptFlag) => {
    const { kind, subject } = flag
    const fault = subject.kind === 'fault' ? faultOf.get(subject.code) : undefined
    const entry = [...problems, ...works].find(({ id }) => id === subject.code)
    const village = villageOf.get(fault?.villageCode ?? entry?.villageCode ?? subject.code)
    const milestone = milestones.find(({ id }) => id === subject.code)
    const named = seesTo(flag) ?? (entry && whoseOf(entry))
    const team = subject.kind === 'team' ? subject.name : teamOf.get(village?.teamCode ?? '')
    const bySubject = kind === 'month_without_screening' || kind === 'team_silent' ? team : village?.townshipName
    const about = [subject.code, village?.code, milestone?.targetCode].filter((code) => code !== undefined)
    return { name: subject.name, who: named ?? bySubject, about }
  }
}

export interface SupervisionSheet {
  key: string
  colour: SupervisionColour
  kind: MatterKind
  who: string | undefined
  matters: Matter[]
  /** Of several sheets of the same, the how-manieth. */
  part: number
  parts: number
}

/** So many have room on one A4. */
const A_SHEET = 5

/** One cause and one who answers, one sheet; the gravest first, on each what waited longest first. */
export function sheetsOf(matters: readonly Matter[]): SupervisionSheet[] {
  const groups = Map.groupBy(matters, ({ colour, kind, who }) => `${colour} ${kind} ${who ?? ''}`)
  const rank = ({ colour }: { colour: SupervisionColour }): number => SUPERVISION_COLOURS.indexOf(colour)
  return [...groups]
    .flatMap(([group, members]) => {
      const inOrder = members.toSorted((a, b) => ((a.since ?? a.dueOn ?? '') < (b.since ?? b.dueOn ?? '') ? -1 : 1))
      const parts = Math.ceil(inOrder.length / A_SHEET)
      return Array.from({ length: parts }, (_, i) => {
        const [first] = inOrder
        const own = inOrder.slice(i * A_SHEET, (i + 1) * A_SHEET)
        return first ? [sheetOf(first, { key: `${group} ${i}`, matters: own, part: i + 1, parts })] : []
      }).flat()
    })
    .sort((a, b) => rank(a) - rank(b))
}

const sheetOf = (
  { colour, kind, who }: Matter,
  rest: Pick<SupervisionSheet, 'key' | 'matters' | 'part' | 'parts'>,
): SupervisionSheet => ({ colour, kind, who, ...rest })
