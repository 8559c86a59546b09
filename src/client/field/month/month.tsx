/** A team's own month: what counts, what it is worth, what does not count and why, village by village; out of the phone's copy. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { screenings } from '../../../contract/screenings.ts'
import { lastDayOf, monthAfter, monthOf } from '../../../domain/period.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure, screeningsOf, shortDay } from '../../shared/format.ts'
import { STATUS_LOOK } from '../../shared/shapes.ts'
import { handOn } from '../kit/hand-on.ts'
import { Icon, Mark, StandingMark } from '../kit/marks.tsx'
import { Button, Empty, Heading, Named, Row, Skeleton } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { type Asked, logPath, monthPath } from '../routes.ts'
import { rankSaid, sumSaid, uncountedLook, uncountedWord, whySaid, yuan } from './month-said.ts'
import { monthCsv } from './month-sheet.ts'
import { isCarried, monthBefore, type MonthLog, type OwnMonth, ownMonth, type Uncounted } from './own-month.ts'
import { Villages } from './month-villages.tsx'
import './month.css'

const isMonth = (text: string | undefined): text is string =>
  text !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(text)

export function MonthView({ asked }: { asked: Asked }) {
  const { copy } = useCopy()
  const now = monthOf(copy.today)
  const month = isMonth(asked.month) && asked.month <= now ? asked.month : now
  return (
    <main class="own-month" data-month={month}>
      <div class="month-top">
        <Heading>{copy.team?.name ?? t('month_title')}</Heading>
        <Pager month={month} now={now} />
      </div>
      <Logs key={month} month={month} />
    </main>
  )
}

function Pager({ month, now }: { month: string; now: string }) {
  const [year, number] = month.split('-')
  const facts = { year: year ?? '', month: Number(number) }
  const isThisYear = month.slice(0, 4) === now.slice(0, 4)
  return (
    <nav class="month-pager" aria-label={t('month_title')}>
      <a href={monthPath(monthBefore(month))} aria-label={t('month_before')}>
        <Icon name="back" />
      </a>
      <strong aria-current="true">{t(isThisYear ? 'month_named' : 'month_of_year', facts)}</strong>
      {month < now ? (
        <a href={monthPath(monthAfter(month))} aria-label={t('month_after')}>
          <Icon name="next" />
        </a>
      ) : (
        <span class="month-no-next" />
      )}
    </nav>
  )
}

/** The phone's own, or of a month that it does not carry those of the office, where there is signal. */
function useLogs(month: string): { logs?: readonly MonthLog[]; isMissing?: boolean; knownAt?: string } {
  const { copy, now } = useCopy()
  const latest = useRef(now)
  latest.current = now
  const isHere = isCarried(copy, month)
  const [asked, setAsked] = useState<ReturnType<typeof useLogs>>({})
  useEffect(() => {
    if (isHere) return
    ask(screenings.list, { query: { from: `${month}-01`, to: lastDayOf(month), limit: 500 } })
      .then(({ items }) => {
        setAsked({ logs: items.map((log) => ({ ...log, content: log })), knownAt: latest.current().toISOString() })
      })
      .catch(() => setAsked({ isMissing: true }))
  }, [month, isHere])
  return isHere ? { logs: copy.team?.logs ?? [] } : asked
}

function Logs({ month }: { month: string }) {
  const { copy, entries } = useCopy()
  const { logs, isMissing, knownAt = copy.now } = useLogs(month)
  if (isMissing) return <Empty>{t('month_not_here')}</Empty>
  if (!logs) return <Skeleton />
  const own = ownMonth(copy, month, logs, entries)
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  const nameOf = (code: string): string => names.get(code) ?? code
  return (
    <>
      <Sums own={own} copy={copy} />
      <Counts counts={own.counts} />
      <Unsent of={own.unsent} nameOf={nameOf} />
      <h2>{t('month_why')}</h2>
      {own.uncounted.length === 0 ? (
        <p>{t('month_all_count')}</p>
      ) : (
        <ul class="rows" data-list="month-open">
          {own.uncounted.map((one) => (
            <UncountedRow key={one.log.content.id} of={one} name={nameOf(one.log.content.villageCode)} />
          ))}
        </ul>
      )}
      <Villages villages={own.villages} nameOf={nameOf} />
      <HandOn own={own} logs={logs} knownAt={knownAt} nameOf={nameOf} />
      <p class="soft">
        {t('month_as_of', { at: dayTimeOf(knownAt) })}
        {t('month_basis')}
      </p>
    </>
  )
}

function Sums({ own, copy }: { own: OwnMonth; copy: FieldCopy }) {
  const { credit, acceptedFen, month } = own
  const rank = rankSaid(month, copy)
  return (
    <section class="screen month-sums">
      <dl>
        <div>
          <dt>{t('month_counted')}</dt>
          <dd data-figure="month-shows">
            {screeningsOf(credit)}
            <small>{t('month_shows_unit')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('month_due')}</dt>
          {acceptedFen === undefined ? (
            <dd class="month-no-rate" data-figure="month-pay">
              {t('month_no_rate')}
            </dd>
          ) : (
            <dd data-figure="month-pay">
              {yuan(acceptedFen)}
              <small>{t('month_yuan')}</small>
            </dd>
          )}
        </div>
      </dl>
      <p>{sumSaid(own, copy)}</p>
      {rank !== undefined && <p data-figure="rank">{rank}</p>}
    </section>
  )
}

const COUNTS = ['accepted', 'submitted', 'held', 'returned'] as const
const Counts = ({ counts }: { counts: OwnMonth['counts'] }) => (
  <dl class="month-counts">
    {COUNTS.map((status) => (
      <div key={status} data-status={status}>
        <dt>
          <Mark look={STATUS_LOOK[status]}>{t(`month_count_${status}`)}</Mark>
        </dt>
        <dd>{figure(counts[status])}</dd>
      </div>
    ))}
  </dl>
)

function Unsent({ of, nameOf }: { of: OwnMonth['unsent']; nameOf: (code: string) => string }) {
  if (of.length === 0) return null
  return (
    <>
      <h2>{t('month_unsent')}</h2>
      <ul class="rows" data-list="month-unsent">
        {of.map(({ id, villageCode, on }) => (
          <Row
            key={id}
            href={logPath(id)}
            name={<Named name={nameOf(villageCode)} of={shortDay(on)} />}
            says={t('month_unsent_one')}
            state={<StandingMark standing="waiting" />}
          />
        ))}
      </ul>
    </>
  )
}

const UncountedRow = ({ of, name }: { of: Uncounted; name: string }) => (
  <Row
    href={logPath(of.log.content.id)}
    name={<Named name={name} of={shortDay(of.log.screenedOn)} />}
    says={whySaid(of)}
    state={<Mark look={uncountedLook(of)}>{uncountedWord(of)}</Mark>}
  />
)

interface HandOnProps {
  own: OwnMonth
  logs: readonly MonthLog[]
  knownAt: string
  nameOf: (code: string) => string
}
/** The month as a file: a sheet, or a picture, which stands here as well for browsers that save nothing. */
function HandOn({ own, logs, knownAt, nameOf }: HandOnProps) {
  const { copy } = useCopy()
  const [says, setSays] = useState<'' | 'making' | 'kept' | 'failed'>('')
  const [picture, setPicture] = useState<string>()
  useEffect(() => () => picture && URL.revokeObjectURL(picture), [picture])
  const name = t('month_file_name', { team: copy.team?.name ?? '', month: own.month })
  const saveSheet = () =>
    void handOn(new File([monthCsv(own, logs, copy.films, nameOf)], `${name}.csv`, { type: 'text/csv' }))
  const savePicture = async () => {
    if (says === 'making') return
    setSays('making')
    const { drawn } = await import('../kit/text-picture.ts')
    const { monthParagraphs } = await import('./month-picture.ts')
    const file = await drawn(monthParagraphs({ own, copy, knownAt, nameOf }), `${name}.png`)
    setPicture(URL.createObjectURL(file))
    setSays('kept')
    await handOn(file)
  }
  return (
    <>
      <p class="actions">
        <Button
          data-do="picture"
          label={t('month_picture')}
          act={() => void savePicture().catch(() => setSays('failed'))}
        />
        <Button label={t('month_file')} act={saveSheet} />
      </p>
      <p role="status">{says && t(`month_picture_${says}`)}</p>
      {picture !== undefined && <img class="month-picture" src={picture} alt={t('month_picture_alt', { name })} />}
    </>
  )
}
