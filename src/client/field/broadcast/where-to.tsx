/** 先去哪: the village to go to next, the way there at the thumb, and the others behind it. */
import { figure, percent, shortDay, dayOf } from '../../shared/format.ts'
import { BAND_LOOK, type Look } from '../../shared/shapes.ts'
import { Icon, Mark } from '../kit/marks.tsx'
import { Button, Empty, Frame, Named, Row } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { faultPath, newFaultPath, newTestPath, MY_VILLAGES, ROUND, villagePath } from '../routes.ts'
import { useFaults } from './fault-now.ts'
import { categoryWord } from './faults.tsx'
import { useHere } from './here.ts'
import { useRound } from './kept-round.ts'
import { isOfBefore } from './round.ts'
import { isToGo, sinceOf, type VillageState, villagesByUrgency } from './urgency.ts'

const MOST = 30

export function WhereTo() {
  const { copy, today } = useCopy()
  const { here, says, askNow } = useHere()
  const { round } = useRound()
  const states = villagesByUrgency(copy, useFaults(), here)
  const stops = round && !isOfBefore(round, today) ? round.stops : []
  const left = stops
    .filter(({ isDone }) => !isDone)
    .flatMap(({ code }) => states.find((one) => one.village.code === code) ?? [])
  const going = states.filter(isToGo)
  const [first, ...rest] = [...left, ...going.filter((one) => !stops.some(({ code }) => code === one.village.code))]
  return (
    <Frame title={t('nav_where_to')}>
      <p class="soft" data-figure="going">
        {t('where_to_count', { count: going.length })}
      </p>
      {first ? <NextVillage state={first} /> : <Empty>{t('where_to_none')}</Empty>}
      <p class="row-split">
        <a class="button" href={ROUND} data-go="round">
          {stops.length > 0
            ? t('round_reached', { done: stops.length - left.length, count: stops.length })
            : t(round ? 'round_of_before' : 'round_plan')}
        </a>
        <Button class="quiet" data-do="here" label={t(here ? 'here_known' : 'here_ask')} act={askNow} />
      </p>
      <p class="soft" role="status">
        {says || (here ? '' : t('by_township'))}
      </p>
      <ul class="rows" data-list="going">
        {rest.slice(0, MOST).map((state) => (
          <VillageRow key={state.village.code} state={state} />
        ))}
      </ul>
    </Frame>
  )
}

/** The village as a pole that sounds: how it stands, what is wrong there, and what to press once one has come. */
function NextVillage({ state }: { state: VillageState }) {
  const { village, faults, urgency, metres } = state
  const { code, name, townshipName } = village
  const [fault] = faults
  return (
    <>
      <section class="pole" data-village={code} data-urgency={urgency} aria-label={name}>
        <Waves />
        <p class="pole-state">
          <UrgencyMarks state={state} />
        </p>
        <p class="pole-name">
          <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>
        </p>
        <p class="pole-rate">
          <Rate state={state} /> <span>{soundingSaid(state)}</span>
        </p>
        {fault && (
          <p>
            {t('fault_said', { category: categoryWord(fault.category), description: fault.description })}
            <br />
            {t(fault.limitHours > 0 ? 'fault_since_limit' : 'fault_since', {
              day: shortDay(dayOf(fault.reportedAt)),
              hours: figure(fault.limitHours),
            })}
          </p>
        )}
        {metres !== undefined && <p>{t('km_away', { km: figure(Math.round(metres / 100) / 10) })}</p>}
      </section>
      <a class="button lamp is-sound" data-do="go" href={fault ? faultPath(fault.id) : newTestPath(code)}>
        <Icon name={fault ? 'tool' : 'speaker'} />
        {t(fault ? 'go_and_mend' : 'go_and_test')}
      </a>
      <p class="row-split two-ways">
        <a class="button quiet" href={fault ? newTestPath(code) : newFaultPath(code)}>
          {t(fault ? 'only_test' : 'report_fault')}
        </a>
        <a class="button quiet" href={MY_VILLAGES}>
          {t('another_village')}
        </a>
      </p>
    </>
  )
}

const Waves = () => (
  <svg class="waves" viewBox="0 0 150 190" aria-hidden="true">
    <path d="M32 70a36 36 0 0 1 0 50" stroke-width="5" />
    <path d="M54 52a62 62 0 0 1 0 86" stroke-width="4" />
    <path d="M77 34a88 88 0 0 1 0 122" stroke-width="3" stroke-dasharray="5 9" />
    <path d="M100 16a114 114 0 0 1 0 158" stroke-width="2" stroke-dasharray="3 12" />
  </svg>
)

/** An old test says nothing of today: no rate is shown of it. */
function Rate({ state: { ratePercent, band } }: { state: VillageState }) {
  if (ratePercent === null || band === 'stale') return <b class="rate">—</b>
  return <b class="rate">{percent(ratePercent, 1)}</b>
}

function soundingSaid({ band, speakersInstalled, speakersSounding }: VillageState): string {
  if (band === 'stale' || speakersInstalled === null || speakersSounding === null) return ''
  return t('sounding_of', { installed: figure(speakersInstalled), sounding: figure(speakersSounding) })
}

const OVERDUE: Look = ['bad', 'alert']
/** How it stands, and since when it waits: the band is told beside an overdue fault, too. */
function UrgencyMarks({ state }: { state: VillageState }) {
  const { now, today } = useCopy()
  const since = sinceOf(state, now(), today)
  const isBandSaid = state.urgency !== 'overdue' || state.band === 'severe' || state.band === 'low'
  return (
    <>
      {isBandSaid && <Mark look={BAND_LOOK[state.band]}>{t(`band_${state.band}`)}</Mark>}{' '}
      {since && state.urgency === 'overdue' && (
        <Mark look={OVERDUE}>{t(since.key, { count: figure(since.count) })}</Mark>
      )}
      {since && state.urgency !== 'overdue' && <span class="soft">{t(since.key, { count: figure(since.count) })}</span>}
    </>
  )
}

export function VillageRow({ state }: { state: VillageState }) {
  const { village, urgency, metres, faults } = state
  const { code, name, townshipName } = village
  const says = [
    soundingSaid(state),
    ...(faults.length > 0 ? [t('faults_open', { count: faults.length })] : []),
    ...(metres === undefined ? [] : [t('km_away', { km: figure(Math.round(metres / 100) / 10) })]),
  ]
  return (
    <Row
      data-village={code}
      data-urgency={urgency}
      href={villagePath(code)}
      name={<Named name={name} of={townshipName} />}
      says={
        <span>
          <UrgencyMarks state={state} /> <span class="soft">{says.filter(Boolean).join(' · ')}</span>
        </span>
      }
      state={<Rate state={state} />}
    />
  )
}
