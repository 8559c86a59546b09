/** A log as it was sent, in words. */
import type { LogFieldName } from '../../../domain/screening/log-fields.ts'
import { figure, screeningsOf, shortDay, dayOf, timeOf } from '../../shared/format.ts'
import type { LogContent } from '../log/log-draft.ts'
import { Mark } from '../kit/marks.tsx'
import { usePhone } from '../phone/phone.ts'
import { Notice } from '../kit/states.tsx'
import { Facts } from '../kit/facts.tsx'
import { t } from '../later-words.ts'

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
