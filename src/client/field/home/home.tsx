/** A team's first view: where it stands, and its villages in the order in which they need it. */
import { useState } from 'preact/hooks'
import type { FieldVillage } from '../../../domain/screening/field-copy.ts'
import { shortDay } from '../../shared/format.ts'
import { type Look, STATUS_LOOK } from '../../shared/shapes.ts'
import { Figures } from './figures.tsx'
import { lazily } from '../kit/lazily.tsx'
import { type VillageRow, villageRows } from './home-order.ts'
import { Mark } from '../kit/marks.tsx'
import { MissedNote, MissedReasons } from '../missed/missed.tsx'
import { useCopy } from '../phone/phone.ts'
import { logPath, newLogPath } from '../routes.ts'
import { found, villageNames } from '../kit/search.ts'
import { Empty, Heading } from '../kit/states.tsx'
import { t } from '../words.ts'

const News = lazily(() => import('./news.tsx').then(({ News: part }) => part), true)
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
  const shown = query === '' ? named : found(named, query, ({ village }) => villageNames(village))
  return (
    <main>
      <Heading>{team.name}</Heading>
      <News />
      <Figures team={team} today={copy.today} />
      <h2>
        {t('home_villages', {
          missing: rows.filter(({ standing }) => standing === 'missing').length,
          count: rows.length,
        })}
      </h2>
      {rows.length > MANY && (
        <input
          type="search"
          class="search"
          aria-label={t('search_village')}
          placeholder={t('search_hint')}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {rows.length === 0 && <Empty>{t('home_none')}</Empty>}
      {rows.length > 0 && shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows" data-list="villages">
        {shown.map(({ row, village }) => (
          <Row key={row.code} row={row} village={village} today={today} />
        ))}
      </ul>
    </main>
  )
}

interface RowProps {
  row: VillageRow
  village: FieldVillage
  today: string
}
function Row({ row, village, today }: RowProps) {
  const [isAsking, setAsking] = useState(false)
  const isOpen = row.standing === 'missing' || row.standing === 'part' || row.standing === 'draft'
  const isMissedToday = row.missed?.on === today
  return (
    <li class="row" data-village={row.code} data-standing={row.standing}>
      <div class="row-split">
        <a class="row-link" href={hrefOf(row)}>
          <span class="row-says">
            <span class="row-name">
              {village.name} <span class="soft">{village.townshipName}</span>
            </span>
            <span class="soft">
              {row.lastScreenedOn ? t('last_shown', { day: shortDay(row.lastScreenedOn) }) : t('never_shown')}
            </span>
          </span>
          <span class="row-state">
            <RowMark row={row} />
          </span>
        </a>
        {isOpen && !isMissedToday && (
          <button type="button" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
            {t('missed')}
            <span class="unseen"> {village.name}</span>
          </button>
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
