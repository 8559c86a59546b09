/** The first screen: on pace or not, with what chance, what it takes a day, what to decide, which villages are silent. */
import { screenings } from '../../../contract/screenings.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, shortDay } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { percentOrUnknown, targetLogs, yearLogs } from '../kit/figures.tsx'
import { chanceFigure, seasonSentence } from '../kit/chance.tsx'
import { BandMark, Mark, statusWord } from '../kit/marks.tsx'
import { Table } from '../kit/table.tsx'
import {
  Completion,
  daysLeftSentence,
  langOf,
  neededByPlan,
  orUnknown,
  targetName,
  VerdictMark,
} from '../kit/target.tsx'
import { villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { type Decision, decisionsOf, heldLogs, silenceOf, steeringTargets } from './rules.ts'

/** So many villages fit beside what is to be decided; on phones the stylesheet shows the first few. */
const ROOM = 10
const FEW = 5

export function SteerSection({ overview }: { overview: Overview }) {
  const held = useAsk(screenings.list, heldLogs(overview), EVERY_MINUTE)
  const isAnswered = held.of !== undefined && held.of === held.key
  const [first, second] = steeringTargets(overview.targets)
  return (
    <section id="now" class="steer" aria-labelledby="now-title">
      <h2 id="now-title" class="unseen">
        {t('steer_title')}
      </h2>
      <div class="steer-columns">
        {first ? <SteerTarget target={first} asOf={overview.asOf} /> : <p class="soft">{t('steer_no_target')}</p>}
        <Decisions
          decisions={decisionsOf(overview, isAnswered ? held.data?.total : undefined)}
          silentDays={overview.silentAfterDays}
        />
        {second && <SteerTarget target={second} asOf={overview.asOf} />}
        <Silent overview={overview} />
      </div>
      <Basis overview={overview} />
    </section>
  )
}

function Silent({ overview }: { overview: Overview }) {
  const { below, unheard } = silenceOf(overview, ROOM)
  return (
    <div class="steer-part" data-steer="villages">
      <h3>{t('steer_villages')}</h3>
      <p>
        <a href="#below" class="steer-below" data-figure="below">
          {t('steer_below', { count: figure(below.count) })}
        </a>
        {below.count > 0 && <span class="soft"> {t('steer_worst')}</span>}
      </p>
      <ul class="steer-names">
        {below.shown.map(({ code, name, band, ratePercent }) => (
          <li key={code}>
            <a href={villagePath(code)}>{name}</a> <BandMark band={band} />{' '}
            <span class="number-of">{percentOrUnknown(ratePercent, 1)}</span>
          </li>
        ))}
        {below.count > FEW && (
          <li class={below.count > below.shown.length ? undefined : 'of-phones'}>
            <a href="#below">{t('steer_all', { count: below.count })}</a>
          </li>
        )}
      </ul>
      <p data-figure="unheard">
        {unheard.count > 0 ? (
          <>
            <a href="#flags">{t('steer_unheard', { count: figure(unheard.count) })}</a>{' '}
            {unheard.shown.map(({ code, name }) => (
              <span key={code} class="steer-name">
                <a href={villagePath(code)}>{name}</a>{' '}
              </span>
            ))}
          </>
        ) : (
          t('steer_unheard_none', { count: figure(overview.audibility.villages) })
        )}
      </p>
    </div>
  )
}

const Decisions = ({ decisions, silentDays }: { decisions: Decision[]; silentDays: number }) => (
  <div class="steer-part" data-steer="decisions">
    <h3 id="steer-decide">{t('steer_decide')}</h3>
    <ul class="steer-decisions" aria-labelledby="steer-decide">
      {decisions.map(({ kind, count, href }) => {
        const says = <span>{t(`steer_${kind}`, { days: silentDays })}</span>
        return (
          <li key={kind} data-decision={kind}>
            {count === 0 ? (
              <>
                <span class="count">0</span> {says}
                <Mark look={['good', 'check']}>{t('none')}</Mark>
              </>
            ) : (
              <a href={href}>
                <span class="count">{count === undefined ? '…' : figure(count)}</span> {says}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  </div>
)

/** What the figures above count. */
function Basis({ overview: { countedStatuses, attendance, asOf } }: { overview: Overview }) {
  const statuses = countedStatuses.map((status) => statusWord(status as 'submitted')).join(t('list_comma'))
  return (
    <p class="freshness basis">
      <span>{t('counted_are', { statuses })}</span>
      <span>
        {t('attendance_total')} <a href={yearLogs(asOf)}>{figure(attendance)}</a> {t('people')}
      </span>
    </p>
  )
}

const SteerTarget = ({ target, asOf }: { target: Overview['targets'][number]; asOf: string }) => (
  <article class="steer-part" data-steer={target.code} aria-labelledby={`steer-${target.code}`}>
    <h3 id={`steer-${target.code}`} lang={langOf(target)}>
      <a class="plain-link" href="#targets">
        {targetName(target)}
      </a>
    </h3>
    <Completion target={target} href={targetLogs(target, asOf)}>
      <span class="soft">
        {t('remaining')} {figure(target.remaining)}
      </span>
    </Completion>
    <Table
      class="steer-paces"
      label={targetName(target)}
      rows={target.bases}
      keyOf={({ deadline }) => deadline}
      rowOf={({ deadline }) => ({ 'data-deadline': deadline })}
      columns={[
        {
          head: t('target_deadline'),
          isRowHead: true,
          cell: (pace) => (
            <>
              {shortDay(pace.deadline)} <span class="soft">{daysLeftSentence(pace, asOf)}</span>
            </>
          ),
        },
        { head: t('verdict'), data: { 'data-figure': 'verdict' }, cell: (pace) => <VerdictMark pace={pace} /> },
        { head: t('steer_chance'), data: { 'data-figure': 'chance' }, cell: Chance },
        { head: t('needed_per_day'), data: { 'data-figure': 'needed' }, cell: Needed },
      ]}
    />
    <p class="soft" data-figure="season">
      {seasonSentence(target)}
    </p>
  </article>
)

/** On a phone, where the heads are not seen. */
const Label = ({ word }: { word: 'steer_chance' | 'needed_per_day' }) => (
  <span class="steer-label soft" aria-hidden="true">
    {t(word)}{' '}
  </span>
)

const Chance = (pace: Pace) => (
  <>
    <Label word="steer_chance" />
    {chanceFigure(pace)}
  </>
)

const Needed = (pace: Pace) => (
  <>
    <Label word="needed_per_day" />
    <strong>{orUnknown(pace.neededPerDay, (value) => figure(value, 2))}</strong>{' '}
    {pace.pacePerDay !== null && (
      <span class="soft">{t('steer_now_per_day', { count: figure(pace.pacePerDay, 2) })}</span>
    )}{' '}
    <span class="soft by-plan">{neededByPlan(pace)}</span>
  </>
)
