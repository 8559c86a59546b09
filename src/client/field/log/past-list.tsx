/** A team's past shows by month and village: from the copy as far as it goes, older ones from the office when there is signal. */
import { useState } from 'preact/hooks'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { dayOf, shortDay } from '../../shared/format.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { StandingMark } from '../kit/marks.tsx'
import { Button, Empty, Row, Says } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { EntryRow } from '../outbox/entry-facts.tsx'
import { useCopy } from '../phone/phone.ts'
import { logPath } from '../routes.ts'
import { monthsUpTo, pastShows } from './past-shows.ts'

const FIRST = 10
const MOST = 100

export function PastList({ sent }: { sent: readonly Entry[] }) {
  const { copy, today } = useCopy()
  const [month, setMonth] = useState('')
  const [village, setVillage] = useState('')
  const [older, setOlder] = useState<Log[]>([])
  const [says, setSays] = useState('')
  const held = (copy.team?.logs ?? []).map(({ content, status }) => ({ ...content, status }))
  const isHeld = new Set(held.map(({ id }) => id))
  const shows = pastShows(sent, [...older, ...held], { month, village })
  const isAsked = month !== '' || village !== ''
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  const isOwn = new Set(copy.team?.villages.map(({ code }) => code))
  const villages = copy.villages.toSorted((a, b) => Number(isOwn.has(b.code)) - Number(isOwn.has(a.code)))
  const fetchOlder = () => {
    setSays('')
    const days = month === '' ? {} : { from: `${month}-01`, to: lastDay(month) }
    ask(screenings.list, { query: { ...days, ...(village !== '' && { village }), limit: MOST } })
      .then(({ items }) => setOlder(items))
      .catch((thrown: Problem) => setSays(thrown.detail))
  }
  return (
    <>
      <div class="two">
        <label class="field">
          <span>{t('past_month')}</span>
          <select name="month" value={month} onChange={({ currentTarget }) => setMonth(currentTarget.value)}>
            <option value="">{t('past_all')}</option>
            {monthsUpTo(today).map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('village')}</span>
          <select name="village" value={village} onChange={({ currentTarget }) => setVillage(currentTarget.value)}>
            <option value="">{t('past_all')}</option>
            {villages.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shows.length === 0 && <Empty>{t(isAsked ? 'past_none' : 'logs_none')}</Empty>}
      <ul class="rows" data-list="past">
        {shows
          .slice(0, isAsked ? MOST : FIRST)
          .map(({ id, villageCode, startedAt, status, entry }) =>
            entry ? (
              <EntryRow key={id} entry={entry} />
            ) : (
              <Row
                key={id}
                href={isHeld.has(id) ? logPath(id) : `/logs/${id}`}
                name={names.get(villageCode) ?? villageCode}
                says={shortDay(dayOf(startedAt))}
                state={status && <StandingMark standing={status} />}
              />
            ),
          )}
      </ul>
      <p class="actions">
        <Button label={t('past_older')} act={fetchOlder} />
      </p>
      <Says says={says} />
    </>
  )
}

const lastDay = (month: string): string => {
  const [year = 0, count = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, count, 0)).toISOString().slice(0, 10)
}
