/** A team's villages: the open ones first, then the register's order; and the choice of another one for tonight. */
import { useState } from 'preact/hooks'
import type { FieldVillage } from '../../../domain/screening/field-copy.ts'
import { isStanding } from '../../../domain/plan/standing.ts'
import { figure, percent, phoneSaid, shortDay, telOf } from '../../shared/format.ts'
import { remember } from '../../shared/keep.ts'
import { go } from '../../shared/place.ts'
import { type Look, STATUS_LOOK } from '../../shared/shapes.ts'
import { Icon, Mark } from '../kit/marks.tsx'
import { found, villageNames } from '../kit/search.ts'
import { Button, Empty, Frame, Goes, Named, RowLink, Search } from '../kit/states.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { t } from '../later-words.ts'
import { MissedReasons } from '../missed/missed.tsx'
import { MissedNote } from '../missed/missed-note.tsx'
import { useCopy } from '../phone/phone.ts'
import { ownPlans } from '../plan/own-plans.ts'
import { HOME, logPath, newShowPath, PLAN } from '../routes.ts'
import { choiceKey } from './home.tsx'
import { countFrames, eveningOf, villagesToPick } from './tonight.ts'
import { openFirst, standingOf, type VillageRow, villageRows, type VillageStanding } from './village-rows.ts'

const MANY = 8

function useRows() {
  const { copy, entries, now } = useCopy()
  const evening = eveningOf(now(), copy.timeZone)
  return { evening, rows: villageRows(copy, entries, evening) }
}

export function MyVillages() {
  const { copy } = useCopy()
  const { rows, evening } = useRows()
  const [query, setQuery] = useState('')
  const byCode = new Map(copy.villages.map((village) => [village.code, village]))
  const named = openFirst(rows).flatMap((row) => {
    const village = byCode.get(row.code)
    return village ? [{ row, village }] : []
  })
  const missing = countFrames(rows, 'off')
  const shown = query === '' ? named : found(named, query, ({ village }) => villageNames(village))
  return (
    <Frame title={t('nav_villages')}>
      <p>{t('home_villages', { missing, count: rows.length })}</p>
      <Goes href={PLAN} label={t('plans_title')} />
      {rows.length > MANY && (
        <Search label={t('search_village')} hint={t('search_hint')} query={query} set={setQuery} />
      )}
      {rows.length === 0 && <Empty>{t('home_none')}</Empty>}
      {rows.length > 0 && shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows" data-list="villages">
        {shown.map(({ row, village }) => (
          <VillageItem key={row.code} row={row} village={village} evening={evening} />
        ))}
      </ul>
      <Basis />
    </Frame>
  )
}

function VillageItem({ row, village, evening }: { row: VillageRow; village: FieldVillage; evening: string }) {
  const { copy, entries } = useCopy()
  const planned = ownPlans(copy, entries).find(
    (plan) => isStanding(plan) && plan.villageCode === row.code && plan.on >= evening,
  )
  const [isAsking, setAsking] = useState(false)
  const { contact, missed, lastScreenedOn } = row
  const standing = standingOf(row)
  const isOpen = standing === 'missing' || standing === 'part' || standing === 'draft'
  return (
    <li class="row" data-village={row.code} data-standing={standing}>
      <div class="row-split">
        <RowLink
          href={hrefOf(row)}
          name={<Named name={village.name} of={village.townshipName} />}
          says={lastScreenedOn ? t('last_shown', { day: shortDay(lastScreenedOn) }) : t('never_shown')}
          state={<VillageMark row={row} standing={standing} />}
        />
        {isOpen && missed?.on !== evening && (
          <Button aria-expanded={isAsking} label={t('missed')} of={village.name} act={() => setAsking(!isAsking)} />
        )}
      </div>
      {missed && (
        <p class="row-more">
          <MissedNote missed={missed} />
        </p>
      )}
      {planned && (
        <p class="row-more" data-line="planned">
          {t('planned_on', { day: shortDay(planned.on) })} {planned.at}
        </p>
      )}
      {contact && (
        <a class="row-call" href={telOf(contact.phone)}>
          <Icon name="call" size={20} />
          {contact.name} {phoneSaid(contact.phone)}
        </a>
      )}
      {isAsking && <MissedReasons villageCode={row.code} done={() => setAsking(false)} />}
    </li>
  )
}

/** Where something waits, there; else a new log. */
const hrefOf = ({ draft, log, code }: VillageRow): string => {
  const begun = draft?.about ?? log
  return begun === undefined ? newShowPath({ village: code }) : logPath(begun)
}

const LOOKS: Record<VillageStanding, Look> = {
  draft: ['info', 'dot'],
  today: ['good', 'check'],
  returned: STATUS_LOOK.returned,
  missing: ['watch', 'alert'],
  part: ['watch', 'dot'],
  held: STATUS_LOOK.held,
  done: ['good', 'check'],
  free: ['unknown', 'ring'],
}

function VillageMark({ row, standing }: { row: VillageRow; standing: VillageStanding }) {
  const isOnPhone = standing === 'done' && row.onPhone > 0
  if (isOnPhone) return <Mark look={['info', 'up']}>{t('village_on_phone')}</Mark>
  return <Mark look={LOOKS[standing]}>{t(`village_${standing}`)}</Mark>
}

/** What the line on the first view stands on: reviews, days left, which logs are counted. */
function Basis() {
  const { copy } = useCopy()
  const { figures, held = 0, returned = 0 } = copy.team ?? {}
  const [pace] = figures?.bases ?? []
  if (!figures || !pace) return null
  const facts = [
    ['figure_accepted', figures.accepted ?? 0],
    ['figure_held', held],
    ['figure_returned', returned],
    ['days_left', pace.daysLeft],
  ] as const
  return (
    <details>
      <summary>{t('figures_more')}</summary>
      <p>
        {t('figures_exact', {
          done: percent(figures.completionPercent),
          time: percent(pace.timeProgressPercent),
          gap: figure(pace.gapPoints, 2),
          left: figure(figures.remaining),
        })}
      </p>
      <dl class="figures">
        {facts.map(([word, value]) => (
          <div key={word} class="figure" data-figure={word}>
            <dt>{t(word)}</dt>
            <dd>{figure(value)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{t('figures_basis', { day: shortDay(copy.today), deadline: shortDay(pace.deadline) })}</p>
    </details>
  )
}

/** Another village than the one on the card, for this evening. */
export function ChooseVillage() {
  const { person } = useCopy()
  const { rows, evening } = useRows()
  const choose = (code: string) => {
    // of another team's village the card would know nothing
    if (!rows.some((row) => row.code === code)) return go(newShowPath({ village: code }))
    remember(choiceKey(person.id), `${evening} ${code}`)
    go(HOME)
  }
  return (
    <Frame title={t('choose_other')} back={[HOME, t('back_villages')]}>
      <VillageList first={villagesToPick(rows, evening)} choose={choose} othersAre={t('not_own')} />
    </Frame>
  )
}
