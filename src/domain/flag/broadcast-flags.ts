/** Flags of the broadcast side: villages below the line or of unknown audibility, and faults past their limit. */
import { type Audibility, moreKnown, rateOfTest, type SpeakersKnown } from '../audibility/audibility.ts'
import { isRepairedBelow } from '../audibility/audibility-figures.ts'
import type { FlagFact, FlagKind, FlagSettings } from './flags.ts'
import { NO_REPAIRS, type OpenFault, type VillageRepairs } from '../fault/open-faults.ts'
import { localDay } from '../period.ts'
import type { Village } from '../register/place.ts'
import type { Sentence } from '../language.ts'

type Named = Pick<Village, 'code' | 'name'>

/** Low and severe are raised for any village; stale and untested only for those under special watch (api.md). */
export function audibilityFlag(
  village: Named & { designated: boolean },
  state: Audibility,
  yearStart: string,
  settings: FlagSettings,
  repairs: VillageRepairs = NO_REPAIRS,
): FlagFact[] {
  const flag = (kind: FlagKind, severity: FlagFact['severity'], since: string, sentence: Sentence): FlagFact[] => [
    { kind, severity, subject: { kind: 'village', code: village.code, name: village.name }, since, sentence },
  ]
  const facts = { village: village.name, days: settings.staleDays }
  if (state.band === 'low' || state.band === 'severe') return belowFlag(flag, facts, state, repairs)
  if (!village.designated) return []
  if (state.band === 'stale' && state.full && state.staleOn) {
    // it was below the line before its test grew old, and nobody knows that it is not any more
    return flag('audibility_stale', 'warning', state.belowSince ?? state.staleOn, {
      key: 'flag_audibility_stale',
      facts: { ...facts, on: state.full.testedOn },
    })
  }
  if (state.band === 'untested')
    return flag('audibility_untested', 'warning', yearStart, { key: 'flag_audibility_untested', facts })
  return []
}

function belowFlag(
  flag: (kind: FlagKind, severity: FlagFact['severity'], since: string, sentence: Sentence) => FlagFact[],
  named: NonNullable<Sentence['facts']>,
  state: Audibility,
  repairs: VillageRepairs,
): FlagFact[] {
  const kind = state.band === 'low' ? 'audibility_low' : 'audibility_severe'
  const severity = state.band === 'low' ? 'warning' : 'critical'
  const facts = { ...named, reason: reasonOf(state, repairs) }
  if (state.partial) {
    const { testedOn, speakersTested, speakersSounding, atMostPercent } = state.partial
    const silent = speakersTested - speakersSounding
    const sentence: Sentence = {
      key: 'flag_audibility_partial',
      facts: { ...facts, on: testedOn, silent, rate: atMostPercent },
    }
    return flag(kind, severity, state.belowSince ?? testedOn, sentence)
  }
  const full = state.full
  if (!full) return []
  const rate = rateOfTest(full) ?? 0
  const counts = { rate, sounding: full.speakersSounding, installed: full.speakersInstalled, on: full.testedOn }
  return flag(kind, severity, state.belowSince ?? full.testedOn, {
    key: `flag_${kind}`,
    facts: { ...facts, ...counts },
  })
}

/** What stands behind a village below the line, and so what is to be done next. */
function reasonOf(state: Audibility, repairs: VillageRepairs): Sentence {
  const faults = repairs.faults.length
  if (isRepairedBelow(state, repairs)) {
    return faults > 0 ? { key: 'reason_repaired_faults', facts: { faults } } : { key: 'reason_repaired_below' }
  }
  return faults > 0 ? { key: 'reason_faults', facts: { faults } } : { key: 'reason_not_reported' }
}

/** Some are gone, or were left out and its rate says too much: it stands as told (api.md), and somebody finds out. */
export function fewerSpeakersFlag(village: Named, { full, band }: Audibility, speakers: SpeakersKnown): FlagFact[] {
  const known = full && moreKnown(full, speakers)
  if (!full || band === 'stale' || known === undefined) return []
  const { registered } = speakers
  const { testedOn, speakersInstalled: installed } = full
  const subject = { kind: 'village' as const, code: village.code, name: village.name }
  const facts = { village: village.name, on: testedOn, installed }
  const sentence: Sentence =
    registered === undefined
      ? { key: 'flag_speakers_fewer_tested', facts: { ...facts, tested: known } }
      : { key: 'flag_speakers_fewer', facts: { ...facts, registered } }
  return [{ kind: 'speakers_fewer', severity: 'warning', subject, since: testedOn, sentence }]
}

/** A fault whose working clock has passed its limit, paused or not, since the day it did. */
export function overdueFlag(fault: OpenFault, village: Named, timeZone: string): FlagFact[] {
  const { id, category, severity, status, assignee, overdueSince } = fault
  if (!overdueSince) return []
  const since = localDay(overdueSince, timeZone)
  const facts = {
    village: village.name,
    category: { key: `category_${category}` as const },
    severity: { key: `fault_severity_${severity}` as const },
    status: { key: `fault_${status}` as const },
    who: assignee ?? { key: 'nobody_yet' as const },
    limit: fault.limitHours,
    since,
    on: fault.reportedOn,
  }
  return [
    {
      kind: 'fault_overdue',
      severity: severity === 'critical' ? 'critical' : 'warning',
      subject: { kind: 'fault', code: id, name: village.name },
      since,
      sentence: { key: 'flag_fault_overdue', facts },
    },
  ]
}
