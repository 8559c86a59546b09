/** A log as it was sent, in words. */
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
  const facts: [string, string | undefined][] = [
    [t('village'), village ? `${village.name}（${village.townshipName}）` : content.villageCode],
    [t('films'), [...titles, ...(content.filmTitles ?? [])].join(t('list_comma'))],
    [t('times'), `${shortDay(dayOf(content.startedAt))} ${timeOf(content.startedAt)}–${timeOf(content.endedAt)}`],
    [t('attendance'), figure(content.attendance)],
    [t('venue'), t(`venue_${content.venue}`)],
    [t('credit'), credit === undefined ? undefined : t('credit_is', { count: screeningsOf(credit) })],
    [t('operator'), operatorName],
    [t('receipt'), receiptNo],
    [t('witness'), witness && [witness.name, witness.phone ?? ''].join(' ').trim()],
    [t('check_title'), audibility && t('check_full', { ...audibility })],
    [
      t('position'),
      position
        ? t('position_short', { metres: figure(position.accuracyM) })
        : noPosition && t(`no_position_${noPosition}`),
    ],
    [t('photos'), photos && t('photos_count', { count: photos.length })],
    [t('note'), note],
  ]
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
      <Facts facts={facts} />
    </>
  )
}
