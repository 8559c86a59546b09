/** Entries that are no logs, in words: a show that did not happen, a test, a fault and its steps, a photo. */
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { dayTimeOf, shortDay } from '../../shared/format.ts'
import { Facts } from '../kit/facts.tsx'
import { t } from '../later-words.ts'
import { toldIn } from './entry-words.ts'

interface Told {
  on?: string
  reason?: string
  testedOn?: string
  speakersInstalled?: number
  speakersTested?: number
  speakersSounding?: number
  description?: string
  at?: string
  reportedAt?: string
  note?: string
}

export function OtherFacts({ entry }: { entry: Entry }) {
  const told = toldIn(entry) as Told
  const { speakersInstalled, speakersTested, speakersSounding } = told
  const isTest = speakersInstalled !== undefined && speakersTested !== undefined && speakersSounding !== undefined
  const reason =
    entry.kind === 'missed_show' ? t(`missed_reason_${told.reason ?? 'other'}` as 'missed_reason_other') : told.reason
  const on = told.on ?? told.testedOn
  const at = told.at ?? told.reportedAt
  const facts: [string, string | undefined][] = [
    [t('day'), on === undefined ? undefined : shortDay(on)],
    [t('time'), at === undefined ? undefined : dayTimeOf(at)],
    [t('reason'), reason],
    [t('fault_description'), told.description],
    [t('speakers'), isTest ? t('check_full', { speakersInstalled, speakersTested, speakersSounding }) : undefined],
    [t('note'), told.note],
  ]
  return <Facts facts={facts} />
}
