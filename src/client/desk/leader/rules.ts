/** What the sheet for the leader makes of the overview: four numbers, and what is put to decision. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, percent } from '../../shared/format.ts'
import { steeringTargets } from '../home/rules.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { targetName, unitOf } from '../kit/target.tsx'
import { t } from '../later-words.ts'

export interface SheetNumber {
  /** A target's, or its own. */
  code: string
  name: string
  /** In few words, for a wall. */
  short: string
  value: string
  of: string
  pace: Pace | undefined
}

/** The two screening targets, the villages that pass, TV; of what is not known there is none. */
export function numbersOf({ targets, audibility, tvCoverage }: Overview): SheetNumber[] {
  const paceOf = (indicator: string) => targets.find((target) => target.indicator === indicator)?.bases[0]
  const shown = steeringTargets(targets).map((target): SheetNumber => ({
    code: target.code,
    name: targetName(target),
    short: shortName(target),
    value: percent(target.completionPercent, 2),
    of: `${figure(target.done)} / ${figure(target.amount)} ${unitOf(target)}`,
    pace: target.bases[0],
  }))
  const { pass, villages, speakersSounding, speakersInstalled } = audibility
  const { connected, households, connectedPercent } = tvCoverage
  return [
    ...shown,
    {
      code: 'passing',
      name: t('leader_passing'),
      short: t('leader_passing'),
      value: `${figure(pass)} / ${figure(villages)}`,
      of: t('leader_sounding', { sounding: figure(speakersSounding), installed: figure(speakersInstalled) }),
      pace: paceOf('villages_audible'),
    },
    {
      code: 'tv',
      name: t('leader_tv'),
      short: t('wall_tv'),
      value: percentOrUnknown(connectedPercent, 2),
      of:
        households === null || connected === null
          ? t('unknown')
          : `${figure(connected)} / ${figure(households)} ${t('unit_tv_households')}`,
      pace: paceOf('tv_households'),
    },
  ]
}

const BELOW = 'below'

/** Of the numbers by their codes, and of the villages below the line: what is known now, where that is another. */
export function changesIn(then: Overview, now: Overview): ReadonlyMap<string, string> {
  const before = new Map(numbersOf(then).map((one) => [one.code, one]))
  const changed = numbersOf(now).flatMap(({ code, value, of }) => {
    const was = before.get(code)
    if (was?.value !== value) return [[code, value] as const]
    return was.of === of ? [] : [[code, of] as const]
  })
  const below = belowSaid(now)
  return new Map(below === belowSaid(then) ? changed : [...changed, [BELOW, below]])
}

function belowSaid({ below }: Overview): string {
  const own = below.filter(({ designated }) => designated)
  return t('leader_below_now', { count: own.length, silent: silentIn(own) })
}

export const silentIn = (villages: Overview['below']): number =>
  villages.reduce((sum, { speakersInstalled, speakersSounding }) => sum + speakersInstalled - speakersSounding, 0)

const shortName = (target: Overview['targets'][number]): string => {
  const { kind } = target.scope
  return kind === 'county' || kind === 'designated' ? t(`wall_${kind}`) : targetName(target)
}

/** By village, the flag that says who sees to its audibility and by when. */
export const ownersOf = (owned: readonly KeptFlag[]): ReadonlyMap<string, KeptFlag> =>
  new Map(owned.flatMap((flag) => (flag.kind.startsWith('audibility_') ? [[flag.subject.code, flag] as const] : [])))

/** The pace of the county, the team that is furthest behind, the villages nobody has reported. */
export function decisionsFor({ targets, teams, below }: Overview): string[] {
  const pace = steeringTargets(targets)[0]?.bases[0]
  const [last] = teams.filter(({ gap }) => gap !== null && gap < 0).sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0))
  const unreported = below.filter(({ faults }) => faults.length === 0).length
  const severe = below.filter(({ band }) => band === 'severe').length
  return [
    ...(pace?.neededPerDay ? [t('leader_decide_pace', { count: figure(pace.neededPerDay, 1) })] : []),
    ...(last
      ? [
          t('leader_decide_team', {
            team: last.name,
            pace: figure(last.pacePerDay ?? 0, 2),
            needed: figure(last.neededPerDay ?? 0, 2),
            missed: last.missedVillages,
          }),
        ]
      : []),
    ...(unreported > 0 ? [t('leader_decide_faults', { count: unreported, severe })] : []),
  ]
}
