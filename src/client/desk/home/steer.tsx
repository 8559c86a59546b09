/** The first screen: on pace or not, with what chance, what it takes a day, what to decide, which villages are silent. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { BandMark, Mark, statusWord } from '../kit/marks.tsx'
import { villagePath } from '../routes.ts'
import { yearLogs } from './figure-links.ts'
import { type Decision, decisionsOf, heldRequest, type Silence, silenceOf, steeringTargets } from './steering.ts'
import { SteerTarget } from './steer-target.tsx'

const EVERY_MINUTE = 60_000
/** So many villages fit beside what is to be decided; on phones the stylesheet shows the first few. */
const ROOM = 10
const FEW = 5

export function SteerSection({ overview }: { overview: Overview }) {
  const held = useLoad<Listed<Log>>(heldRequest(overview), { every: EVERY_MINUTE })
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
