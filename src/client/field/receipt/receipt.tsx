/** The receipt of a show (回执单), as on paper: there at once, before anything is sent, and the same once the office has it. */
import type { ComponentChildren } from 'preact'
import { dayOf, figure, shortDay, timeOf } from '../../shared/format.ts'
import { Help } from '../kit/help.tsx'
import { Icon, Mark } from '../kit/marks.tsx'
import { CallOffice, Goes, Heading, Missing, Notice } from '../kit/states.tsx'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { type Asked, entryPath, HOME, logPath, newShowPath } from '../routes.ts'
import { creditSaid, placeInQueue, shortsIn, type Slip, slipOf } from './rules.ts'
import { TakeBack } from './take-back.tsx'
import { VillageWord } from './village-word.tsx'
import './receipt.css'
import './slip.css'

export function Receipt({ asked: { id = '' } }: { asked: Asked }) {
  const { copy, entries, isOnline } = useCopy()
  const slip = slipOf(id, { copy, entries })
  if (!slip) return <Missing />
  return (
    <main class="receipt" data-view="receipt" data-state={slip.state}>
      <div class="receipt-top">
        <Heading>{titleOf(slip, isOnline)}</Heading>
        {!isOnline && slip.state === 'waiting' && <Mark look={['unknown', 'clock']}>{t('receipt_offline')}</Mark>}
        <Help of="receipt" />
      </div>
      {slip.state === 'attention' && slip.entry?.problem && (
        <Notice tone="bad" isAlert says={entryProblemSaid(slip.entry.problem)}>
          <Goes href={entryPath(slip.entry.key)} label={t('edit')} />
          <CallOffice />
        </Notice>
      )}
      {slip.state === 'returned' && <Goes href={logPath(id)} label={t('receipt_review')} />}
      <Paper slip={slip} />
      <VillageWord slip={slip} />
      <div class="receipt-foot">
        <a class="button lamp" href={newShowPath({ after: id })}>
          <i class="lens" />
          {t('log_next')}
        </a>
        <div class="receipt-more">
          <TakeBack slip={slip} />
          <a class="button quiet" href={HOME}>
            {t('receipt_home')}
          </a>
        </div>
      </div>
    </main>
  )
}

function titleOf({ state }: Slip, isOnline: boolean): string {
  if (state === 'waiting') return t(isOnline ? 'receipt_title_sending' : 'receipt_title_waiting')
  if (state === 'attention') return t('receipt_title_attention')
  if (state === 'returned' || state === 'voided' || state === 'rejected') return t(`receipt_title_${state}`)
  return t('receipt_title_received')
}

function Paper({ slip }: { slip: Slip }) {
  const { receiptNo } = slip.content
  return (
    <article class="slip" aria-label={t('receipt_head')}>
      <div class="slip-stub" aria-hidden="true">
        <span>{t('receipt_stub')}</span>
        <b>{receiptNo?.match(/\d{1,5}$/)?.[0]}</b>
      </div>
      <div class="slip-body">
        <div class="slip-head">
          <span class="song">{t('receipt_head')}</span>
          <span class="slip-number">№ {receiptNo ?? t('receipt_number_none')}</span>
          <svg viewBox="0 0 64 64" aria-hidden="true">
            <path class="slip-lamp" d="M4.5 32L26.31 17.84A26 26 0 0 1 26.31 46.16Z" />
            <path
              class="slip-sound"
              d="M32.18 14.03L38.05 10.21A40 40 0 0 1 38.05 53.79L32.18 49.97A33 33 0 0 0 32.18 14.03ZM44.34 6.13L50.63 2.04A55 55 0 0 1 50.63 61.96L44.34 57.87A47.5 47.5 0 0 0 44.34 6.13Z"
            />
          </svg>
        </div>
        <PaperFacts slip={slip} />
        <div class="slip-end">
          <Credit slip={slip} />
          <Stamp slip={slip} />
        </div>
      </div>
    </article>
  )
}

function PaperFacts({ slip: { content } }: { slip: Slip }) {
  const { copy } = useCopy()
  const village = copy.villages.find(({ code }) => code === content.villageCode)
  const titles = content.filmCodes.map((code) => copy.films.find((film) => film.code === code)?.title ?? code)
  const { startedAt, endedAt, photos = [], position } = content
  const proof = [
    photos.length > 0 && t('receipt_photos', { count: photos.length }),
    position && t('receipt_position', { metres: figure(position.accuracyM, 0) }),
  ].filter(Boolean)
  const facts: [label: string, value: ComponentChildren][] = [
    [t('village'), <b key="village">{[village?.townshipName, village?.name ?? content.villageCode].join(' ')}</b>],
    [
      t('films'),
      <span key="films" class="song">
        {[...titles, ...(content.filmTitles ?? [])].join(t('list_comma'))}
      </span>,
    ],
    [
      t('time'),
      <>
        {shortDay(dayOf(startedAt))} <span class="slip-hours">{`${timeOf(startedAt)}–${timeOf(endedAt)}`}</span>
      </>,
    ],
    [
      t('attendance'),
      <>
        <b>{t('receipt_people', { count: figure(content.attendance) })}</b> {t(`venue_${content.venue}`)}
      </>,
    ],
    [t('receipt_witness'), content.witness?.name],
    [t('operator'), [copy.team?.name, content.operatorName].filter(Boolean).join(' ')],
    [t('receipt_proof'), proof.length > 0 ? proof.join(t('list_comma')) : t('receipt_proof_none')],
  ]
  return (
    <dl>
      {facts
        .filter(([, value]) => value)
        .flatMap(([label, value]) => [<dt key={`${label} name`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  )
}

function Credit({ slip: { credit, content } }: { slip: Slip }) {
  const { copy } = useCopy()
  if (credit === null) return <span class="slip-credit">{t('receipt_credit_later')}</span>
  const shorts = credit < 60 ? shortsIn(content, copy) : 0
  return (
    <span class="slip-credit">
      <b>{creditSaid(credit)}</b>
      {t('unit_screenings')}
      {shorts > 0 && <small>{t('receipt_shorts', { count: shorts })}</small>}
    </span>
  )
}

function Stamp({ slip }: { slip: Slip }) {
  const { entries } = useCopy()
  const { state, entry, photosLeft, receivedAt } = slip
  const photos = photosLeft > 0 && t('unsent_photos', { count: photosLeft })
  if (state === 'waiting' || state === 'attention') {
    const place = entry && t('receipt_place', { place: placeInQueue(entries, entry) })
    const says = [place, photos].filter(Boolean).join(t('list_comma'))
    return <Stamped look="is-watch" icon="outbox" word={t('receipt_stamp_waiting')} says={says} />
  }
  const at = receivedAt && t('receipt_at_office', { time: timeOf(receivedAt) })
  const says = [at, photos && t('unsent_is', { what: photos })].filter(Boolean).join(t('list_comma'))
  if (state === 'returned') return <Stamped look="is-bad" icon="back" word={t('receipt_stamp_returned')} says={says} />
  if (state === 'voided' || state === 'rejected')
    return <Stamped look="is-bad" icon="back" word={t('receipt_stamp_voided')} says={says} />
  return <Stamped look="is-good" icon="check" word={t('receipt_stamp_received')} says={says} />
}

interface StampedProps {
  look: string
  icon: 'outbox' | 'check' | 'back'
  word: string
  says: string
}
const Stamped = ({ look, icon, word, says }: StampedProps) => (
  <span class={`stamp ${look}`} data-stamp={look}>
    <span>
      <Icon name={icon} size={20} />
      {word}
    </span>
    {says && <small>{says}</small>}
  </span>
)
