/** A team's first view: where it stands, and its villages in the order in which they need it. */
import { useState } from 'preact/hooks'
import type { FieldTeam, FieldVillage } from '../../../domain/screening/field-copy.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { type Look, STATUS_LOOK, VERDICT_LOOK } from '../../shared/shapes.ts'
import { type VillageRow, villageRows } from './home-order.ts'
import { Mark } from '../kit/marks.tsx'
import { Button, Empty, Frame, lazily, Named, RowLink, Search } from '../kit/states.tsx'
import { MissedNote, MissedReasons } from '../missed/missed.tsx'
import { useCopy } from '../phone/phone.ts'
import { logPath, newLogPath } from '../routes.ts'
import { found, villageNames } from '../kit/search.ts'
import { t } from '../words.ts'
import type { Pace } from '../../../domain/target/pace.ts'

const News = lazily(() => import('./news.tsx').then(({ News: part }) => part), true)
const Month = lazily(() => import('./month.tsx').then(({ Month: part }) => part), true)
const MANY = 8

export function TeamHome() {
  const { copy, entries, today } = useCopy()
  const [query, setQuery] = useState('')
  const { team } = copy
  if (!team) return null
  const rows = villageRows(copy, entries, today)
  const byCode = new Map(copy.villages.map((village) => [village.code, village]))
  const named = rows.flatMap((row) => {
    const village = byCode.get(row.code)
    return village ? [{ row, village }] : []
  })
  const missing = rows.filter(({ standing }) => standing === 'missing').length
  const count = rows.length
  const shown = query === '' ? named : found(named, query, ({ village }) => villageNames(village))
  return (
    <Frame title={team.name}>
      <News />
      <Figures team={team} today={copy.today} />
      <MonthFold />
      <h2>{t('home_villages', { missing, count })}</h2>
      {count > MANY && <Search label={t('search_village')} hint={t('search_hint')} query={query} set={setQuery} />}
      {count === 0 && <Empty>{t('home_none')}</Empty>}
      {count > 0 && shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows" data-list="villages">
        {shown.map(({ row, village }) => (
          <Row key={row.code} row={row} village={village} today={today} />
        ))}
      </ul>
    </Frame>
  )
}

function MonthFold() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('month_pay')}</summary>
      {isOpen && <Month />}
    </details>
  )
}

function Row({ row, village, today }: { row: VillageRow; village: FieldVillage; today: string }) {
  const [isAsking, setAsking] = useState(false)
  const isOpen = row.standing === 'missing' || row.standing === 'part' || row.standing === 'draft'
  const isMissedToday = row.missed?.on === today
  return (
    <li class="row" data-village={row.code} data-standing={row.standing}>
      <div class="row-split">
        <RowLink
          href={hrefOf(row)}
          name={<Named name={village.name} of={village.townshipName} />}
          says={row.lastScreenedOn ? t('last_shown', { day: shortDay(row.lastScreenedOn) }) : t('never_shown')}
          state={<RowMark row={row} />}
        />
        {isOpen && !isMissedToday && (
          <Button aria-expanded={isAsking} label={t('missed')} of={village.name} act={() => setAsking(!isAsking)} />
        )}
      </div>
      {row.missed && (
        <p class="row-more">
          <MissedNote missed={row.missed} />
        </p>
      )}
      {isAsking && <MissedReasons villageCode={row.code} done={() => setAsking(false)} />}
    </li>
  )
}

/** Where something waits, there; else a new log. */
const hrefOf = ({ draft, log, code }: VillageRow): string => {
  const begun = draft?.about ?? log
  return begun === undefined ? newLogPath(code) : logPath(begun)
}

const LOOKS: Record<VillageRow['standing'], Look> = {
  draft: ['info', 'dot'],
  today: ['good', 'check'],
  returned: STATUS_LOOK.returned,
  missing: ['watch', 'alert'],
  part: ['watch', 'dot'],
  held: STATUS_LOOK.held,
  done: ['good', 'check'],
}

function RowMark({ row }: { row: VillageRow }) {
  const isUncounted = row.standing === 'done' && row.thisMonth === 0
  if (isUncounted && row.onPhone === 0) return <Mark look={['unknown', 'ring']}>{t('village_no_quota')}</Mark>
  if (isUncounted) return <Mark look={['info', 'up']}>{t('village_on_phone')}</Mark>
  return <Mark look={LOOKS[row.standing]}>{t(`village_${row.standing}`)}</Mark>
}

/** A team's own figures: what counts, against which target, by which day, and how that stands. */
export function Figures({ team, today }: { team: FieldTeam; today: string }) {
  const { figures } = team
  const [pace] = figures?.bases ?? []
  if (!figures || !pace) return <p class="soft">{t('figures_none')}</p>
  const { done, amount, accepted, completionPercent } = figures
  const facts = [
    ['figure_accepted', accepted ?? 0],
    ['figure_held', team.held],
    ['figure_returned', team.returned],
    ['days_left', pace.daysLeft],
  ] as const
  return (
    <section aria-label={t('figures_title')}>
      <p class="figure-lead">
        <span class="figure-big" data-figure="done">
          {figure(done)}
        </span>
        <span>{t('figures_of', { amount: figure(amount) })}</span>
        <Mark look={VERDICT_LOOK[pace.verdict]}>{t(`verdict_${pace.verdict}`)}</Mark>
      </p>
      <div
        class="bar"
        role="img"
        aria-label={t('figures_bar', { done: percent(completionPercent), time: percent(pace.timeProgressPercent) })}
      >
        <div class="bar-done" style={{ width: `${Math.min(100, completionPercent)}%` }} />
        <div class="bar-now" style={{ left: `${Math.min(100, pace.timeProgressPercent)}%` }} />
      </div>
      <p class="soft" data-figure="pace">
        {paceSentence(pace, figures)}
      </p>
      <details>
        <summary>{t('figures_more')}</summary>
        <dl class="figures">
          {facts.map(([word, value]) => (
            <div key={word} class="figure" data-figure={word}>
              <dt>{t(word)}</dt>
              <dd>{figure(value)}</dd>
            </div>
          ))}
        </dl>
        <p class="soft">{t('figures_basis', { day: shortDay(today), deadline: shortDay(pace.deadline) })}</p>
      </details>
    </section>
  )
}

/** The gap in shows: nobody drives to a village for a percentage point. */
const showsOff = (gapPoints: number, amount: number): number => Math.round((Math.abs(gapPoints) * amount) / 100)

/** What is still to be done by the bureau's own deadline, and whether the pace so far is enough. */
export function paceSentence(pace: Pace, { amount, remaining: left }: { amount: number; remaining: number }): string {
  const remaining = figure(left)
  const deadline = shortDay(pace.deadline)
  if (pace.verdict === 'done' || pace.verdict === 'exceeded') return t('pace_done', { deadline })
  if (pace.verdict === 'overdue') return t('pace_overdue', { deadline, remaining })
  const facts = {
    deadline,
    days: pace.daysLeft,
    remaining,
    shows: figure(showsOff(pace.gapPoints, amount)),
    gap: figure(Math.abs(pace.gapPoints), 2),
  }
  if (pace.daysLeft === 0) return t('pace_last_day', facts)
  return pace.gapPoints >= 0 ? t('pace_ahead', facts) : t('pace_behind', facts)
}
