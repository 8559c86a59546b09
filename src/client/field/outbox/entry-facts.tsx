/** A log as it was sent, in words. */
import type { LogFieldName } from '../../../domain/screening/log-fields.ts'
import { dayOf, dayTimeOf, figure, screeningsOf, shortDay, timeOf } from '../../shared/format.ts'
import type { LogContent } from '../log/log-draft.ts'
import { Facts, Mark, Notice } from '../kit/states.tsx'
import { usePhone } from '../phone/phone.ts'
import { t } from '../later-words.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { toldIn } from './entry-row.tsx'

interface Props {
  content: LogContent
  credit?: number | undefined
  findings?: { code: string; blocking: boolean; message: string }[] | undefined
  photosMissing?: number
}

export function LogFacts({ content, credit, findings, photosMissing = 0 }: Props) {
  const { copy } = usePhone()
  const village = copy?.villages.find(({ code }) => code === content.villageCode)
  const titles = content.filmCodes.map((code) => copy?.films.find((film) => film.code === code)?.title ?? code)
  const { audibility, witness, position, noPosition, receiptNo, note, operatorName, photos } = content
  // null: told with another field, or of no interest to the one who made it
  const said: Record<LogFieldName, [label: string, value: string | undefined] | null> = {
    villageCode: [t('village'), village ? `${village.name}（${village.townshipName}）` : content.villageCode],
    filmCodes: [t('films'), [...titles, ...(content.filmTitles ?? [])].join(t('list_comma'))],
    startedAt: [
      t('times'),
      `${shortDay(dayOf(content.startedAt))} ${timeOf(content.startedAt)}–${timeOf(content.endedAt)}`,
    ],
    attendance: [t('attendance'), figure(content.attendance)],
    venue: [t('venue'), t(`venue_${content.venue}`)],
    operatorName: [t('operator'), operatorName],
    receiptNo: [t('receipt'), receiptNo],
    witness: [t('witness'), witness && [witness.name, witness.phone ?? ''].join(' ').trim()],
    audibility: [t('check_title'), audibility && t('check_full', { ...audibility })],
    position: [
      t('position'),
      position
        ? t('position_short', { metres: figure(position.accuracyM) })
        : noPosition && t(`no_position_${noPosition}`),
    ],
    photos: [t('photos_title'), photos && t('photos_count', { count: photos.length })],
    note: [t('note'), note],
    teamCode: null,
    filmTitles: null,
    endedAt: null,
    noPosition: null,
    recordedAt: null,
    clock: null,
  }
  const counted = credit === undefined ? undefined : t('credit_value', { count: screeningsOf(credit) })
  const facts = Object.values(said).filter((fact) => fact !== null)
  return (
    <>
      {findings?.map(({ code, blocking, message }) => (
        <Notice key={`${code} ${message}`} tone={blocking ? 'bad' : 'watch'}>
          <Mark look={blocking ? ['bad', 'pause'] : ['watch', 'alert']}>
            {t(blocking ? 'finding_blocking' : 'finding_warning')}
          </Mark>
          <p>{message}</p>
        </Notice>
      ))}
      {photosMissing > 0 && (
        <Notice tone="watch">
          <p>{t('photos_missing', { count: photosMissing })}</p>
        </Notice>
      )}
      <Facts facts={[...facts, [t('credit'), counted]]} />
    </>
  )
}

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
