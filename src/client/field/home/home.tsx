/** Tonight: one card to act on, what is new, how the month and the year stand. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { dayNumber } from '../../../domain/period.ts'
import { isStanding } from '../../../domain/plan/standing.ts'
import { shortDay } from '../../shared/format.ts'
import { recall } from '../../shared/keep.ts'
import { AsOf } from '../kit/as-of.tsx'
import { Help } from '../kit/help.tsx'
import { isPositionAllowed } from '../kit/position-allowed.ts'
import { Button, CallOffice, Empty, Heading, lazily, LinkButton } from '../kit/states.tsx'
import { MissedNote } from '../missed/missed-note.tsx'
import { useCopy } from '../phone/phone.ts'
import { ownPlans } from '../plan/own-plans.ts'
import { lateShowPath, logPath, newShowPath, PLAN } from '../routes.ts'
import { t } from '../words.ts'
import { FilmStrip } from './film-strip.tsx'
import { News } from './news.tsx'
import { Progress } from './progress.tsx'
import { RunningScreen, VillageScreen } from './screen.tsx'
import '../styles/tonight.css'
import { eveningOf, type Fix, runningShow, tonightsVillage } from './tonight.ts'
import { type VillageRow, villageRows } from './village-rows.ts'

const MissedReasons = lazily(() => import('../missed/missed.tsx').then(({ MissedReasons: part }) => part), true)

export function TeamHome() {
  const { copy, entries, now, person } = useCopy()
  const evening = eveningOf(now(), copy.timeZone)
  const rows = villageRows(copy, entries, evening)
  const running = runningShow(entries, copy, now())
  const plans = ownPlans(copy, entries).filter(isStanding)
  const open = plans.filter(({ state, on }) => state === 'planned' && on >= evening).length
  const tonight = tonightsVillage(rows, { evening, plans, chosen: chosenVillage(person.id, evening) })
  const fix = useFix()
  const shown = running?.villageCode ?? tonight?.row.code
  return (
    <main class="tonight">
      <header class="tonight-top">
        <Heading>{t('nav_tonight')}</Heading>
        <span class="soft">
          {shortDay(evening)} {weekday(evening)}
        </span>
        <AsOf />
      </header>
      {running && (
        <>
          <RunningScreen running={running} />
          <Lamp href={logPath(running.id)} label={t(running.isOver ? 'show_finish' : 'show_go_on')} />
          <Beside>
            <LinkButton class="quiet" href={logPath(running.id)} label={t('show_end')} />
          </Beside>
        </>
      )}
      {!running && tonight && (
        <>
          <VillageScreen {...tonight} evening={evening} fix={fix} />
          <Lamp href={newShowPath({ village: tonight.row.code })} label={t('show_start')} />
          <NotHeld row={tonight.row} rows={rows} evening={evening} />
        </>
      )}
      {rows.length === 0 && (
        <>
          <Empty>{t('home_none')}</Empty>
          <CallOffice />
        </>
      )}
      <News />
      {open > 0 && <LinkButton class="quiet wide" href={PLAN} label={t('plan_to_confirm', { count: open })} />}
      <FilmStrip rows={rows} evening={evening} tonight={shown} />
      <Progress rows={rows} />
    </main>
  )
}

/** Where the light comes out; it stays within reach where the card is taller than the screen. */
const Lamp = ({ href, label }: { href: string; label: string }) => (
  <>
    <svg class="beam" viewBox="0 0 328 31" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 0h328L177 31h-26z" />
    </svg>
    <a class="button lamp" href={href} data-act="show">
      <span class="lens" aria-hidden="true" />
      {label}
    </a>
  </>
)

const Beside = ({ village, children }: { village?: string; children: ComponentChildren }) => (
  <p class="beside-lamp">
    <LinkButton class="quiet" href={lateShowPath(village)} label={t('show_late')} />
    <Help of="home" />
    {children}
  </p>
)

/** What was not held this evening can be taken back beneath the button by which it was said. */
function NotHeld({ row, rows, evening }: { row: VillageRow; rows: VillageRow[]; evening: string }) {
  const { copy } = useCopy()
  const [asking, setAsking] = useState<string>()
  const isAsking = asking === row.code
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  const fresh = rows.filter(({ missed }) => missed?.on === evening && missed.entry?.state === 'draft')
  return (
    <>
      <Beside village={row.code}>
        <Button
          class="quiet"
          aria-expanded={isAsking}
          label={t('missed')}
          of={names.get(row.code)}
          act={() => setAsking(isAsking ? undefined : row.code)}
        />
      </Beside>
      {isAsking && <MissedReasons villageCode={row.code} done={() => setAsking(undefined)} />}
      {fresh.map(({ code, missed }) => (
        <p key={code} class="row-more" data-missed={code}>
          {names.get(code)} {missed && <MissedNote missed={missed} />}
        </p>
      ))}
    </>
  )
}

const SUNDAY = dayNumber('1970-01-04')
const weekday = (day: string): string => t('weekdays_short').split(' ')[(dayNumber(day) - SUNDAY) % 7] ?? ''

export const choiceKey = (person: string): string => `tonight:${person}`
/** As kept: the evening and the village that was picked for it. */
function chosenVillage(person: string, evening: string): string | undefined {
  const [on, code] = (recall(choiceKey(person)) ?? '').split(' ')
  return on === evening ? code : undefined
}

const HALF_AN_HOUR_MS = 1_800_000
const foundFix = (): Promise<Fix | undefined> =>
  import('../kit/position.ts')
    .then(({ askPosition }) => askPosition({ maximumAge: HALF_AN_HOUR_MS, isExact: false }))
    .catch(() => undefined)

/** Where this phone is, where that may be asked without asking anybody. */
function useFix(): Fix | undefined {
  const [fix, setFix] = useState<Fix>()
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'visible' && (await isPositionAllowed())) setFix(await foundFix())
    }
    const seen = () => void look()
    seen()
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [])
  return fix
}
