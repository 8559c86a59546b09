/** The first screen: on pace or not, with what chance, what it takes a day, what to decide, which villages are silent. */
import { screenings } from '../../../contract/screenings.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { Exact, targetLogs, yearLogs } from '../kit/figures.tsx'
import { BandMark, Mark, statusWord } from '../kit/marks.tsx'
import {
  chanceFigure,
  daysLeftSentence,
  langOf,
  neededByPlan,
  targetName,
  unitOf,
  VerdictMark,
} from '../kit/target.tsx'
import { villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { type Decision, decisionsOf, heldLogs, type Silence, silenceOf, steeringTargets } from './rules.ts'

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
        <Silent silence={silenceOf(overview, ROOM)} villages={overview.audibility.villages} />
      </div>
      <Basis overview={overview} />
    </section>
  )
}

const Silent = ({ silence: { below, unheard }, villages }: { silence: Silence; villages: number }) => (
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
          <span class="number-of">{ratePercent === null ? t('unknown') : percent(ratePercent, 1)}</span>
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
        t('steer_unheard_none', { count: figure(villages) })
      )}
    </p>
  </div>
)

const Decisions = ({ decisions, silentDays }: { decisions: Decision[]; silentDays: number }) => (
  <div class="steer-part" data-steer="decisions">
    <h3 id="steer-decide">{t('steer_decide')}</h3>
    <ul class="steer-decisions" aria-labelledby="steer-decide">
      {decisions.map((decision) => (
        <DecisionLine
          key={decision.kind}
          decision={decision}
          says={t(`steer_${decision.kind}`, { days: silentDays })}
        />
      ))}
    </ul>
  </div>
)

const DecisionLine = ({ decision: { kind, count, href }, says }: { decision: Decision; says: string }) => (
  <li data-decision={kind}>
    {count === 0 ? (
      <>
        <span class="count">0</span> <span>{says}</span>
        <Mark look={['good', 'check']}>{t('none')}</Mark>
      </>
    ) : (
      <a href={href}>
        <span class="count">{count === undefined ? '…' : figure(count)}</span> <span>{says}</span>
      </a>
    )}
  </li>
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

type Target = Overview['targets'][number]

function SteerTarget({ target, asOf }: { target: Target; asOf: string }) {
  const { code, completionPercent, done, amount, remaining, bases } = target
  const href = targetLogs(target, asOf)
  return (
    <article class="steer-part" data-steer={code} aria-labelledby={`steer-${code}`}>
      <h3 id={`steer-${code}`} lang={langOf(target)}>
        <a class="plain-link" href="#targets">
          {targetName(target)}
        </a>
      </h3>
      <p class="completion">
        <span class="big" data-figure="completion">
          {percent(completionPercent, 2)}
        </span>
        <span class="of">
          {href ? <a href={href}>{figure(done)}</a> : figure(done)} / {figure(amount)} {unitOf(target)}
        </span>
        <Exact credit={target.credit} />
        <span class="soft">
          {t('remaining')} {figure(remaining)}
        </span>
      </p>
      <table class="steer-paces" role="table">
        <caption class="unseen">{targetName(target)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {HEADS.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {bases.map((pace) => (
            <PaceRow key={pace.deadline} pace={pace} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </article>
  )
}

const HEADS = ['target_deadline', 'verdict', 'steer_chance', 'needed_per_day'] as const

const PaceRow = ({ pace, asOf }: { pace: Pace; asOf: string }) => (
  <tr role="row" data-deadline={pace.deadline}>
    <th role="rowheader" scope="row">
      {shortDay(pace.deadline)} <span class="soft">{daysLeftSentence(pace, asOf)}</span>
    </th>
    <td role="cell" data-figure="verdict">
      <VerdictMark pace={pace} />
    </td>
    <td role="cell" data-figure="chance">
      <span class="steer-label soft" aria-hidden="true">
        {t('steer_chance')}{' '}
      </span>
      {chanceFigure(pace)}
    </td>
    <td role="cell" data-figure="needed">
      <span class="steer-label soft" aria-hidden="true">
        {t('needed_per_day')}{' '}
      </span>
      <strong>{pace.neededPerDay === null ? '—' : figure(pace.neededPerDay, 2)}</strong>{' '}
      {pace.pacePerDay !== null && (
        <span class="soft">{t('steer_now_per_day', { count: figure(pace.pacePerDay, 2) })}</span>
      )}{' '}
      <span class="soft by-plan">{neededByPlan(pace)}</span>
    </td>
  </tr>
)
