/** 今天的路线: the villages of the day in their order, moved by dragging, by buttons or by keys, and ticked off. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { figure, shortDay } from '../../shared/format.ts'
import { found, villageNames } from '../kit/search.ts'
import { Button, Empty, Frame, Named, Notice, Row, Search } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { HOME, villagePath } from '../routes.ts'
import { useFaults } from './fault-now.ts'
import { useHere } from './here.ts'
import { useRound } from './kept-round.ts'
import { isOfBefore, type Round, type RoundEvent } from './round.ts'
import { isToGo, type VillageState, villagesByUrgency } from './urgency.ts'

/** So many somebody reaches in a day, as a beginning. */
const PROPOSED = 6
const OFFERED = 12

export function RoundView() {
  const { copy, today } = useCopy()
  const { here } = useHere()
  const { round, change, isUnkept } = useRound()
  const states = villagesByUrgency(copy, useFaults(), here)
  const propose = () =>
    change({
      kind: 'planned',
      day: today,
      codes: states
        .filter(isToGo)
        .slice(0, PROPOSED)
        .map(({ village }) => village.code),
    })
  const isBefore = round !== undefined && isOfBefore(round, today)
  return (
    <Frame title={t('round_title')} back={[HOME, t('nav_where_to')]}>
      {isUnkept && <Notice tone="bad" says={t('storage_full')} />}
      {round && isBefore && <Morning round={round} change={change} today={today} />}
      {round && !isBefore && round.stops.length > 0 && <Stops round={round} states={states} change={change} />}
      {round !== undefined && !isBefore && (round?.stops ?? []).length === 0 && (
        <>
          <Empty>{t('round_none')}</Empty>
          <Button class="lamp is-sound" data-do="propose" label={t('round_propose')} act={propose} />
        </>
      )}
      {!isBefore && (
        <Others round={round ?? null} states={states} add={(code) => change({ kind: 'added', day: today, code })} />
      )}
    </Frame>
  )
}

interface MorningProps {
  round: Round
  change: (event: RoundEvent) => void
  today: string
}

/** What was not reached yesterday is asked about, and never goes by itself. */
function Morning({ round: { day, stops }, change, today }: MorningProps) {
  const left = stops.filter(({ isDone }) => !isDone).length
  return (
    <Notice tone="info" data-round="before" says={t('round_before', { day: shortDay(day), left, count: stops.length })}>
      <p class="actions">
        {left > 0 && (
          <Button
            class="main-action"
            label={t('round_carry_on')}
            act={() => change({ kind: 'carried_on', day: today })}
          />
        )}
        <Button label={t('round_anew')} act={() => change({ kind: 'dropped' })} />
      </p>
    </Notice>
  )
}

interface StopsProps {
  round: Round
  states: VillageState[]
  change: (event: RoundEvent) => void
}

function Stops({ round: { stops }, states, change }: StopsProps) {
  const { copy } = useCopy()
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const pressed = useRef<{ code: string; by: string } | undefined>(undefined)
  useLayoutEffect(() => {
    // the row was put elsewhere, and its button lost the focus by that
    const { code, by } = pressed.current ?? {}
    pressed.current = undefined
    if (code !== undefined) list.current?.querySelector<HTMLElement>(`[data-stop="${code}"] [data-by="${by}"]`)?.focus()
  })
  const nameOf = (code: string): string => copy.villages.find((village) => village.code === code)?.name ?? code
  const move = (code: string, to: number) => {
    if (to < 0 || to >= stops.length || stops[to]?.code === code) return
    change({ kind: 'moved', code, to })
    setSaid(t('round_moved', { village: nameOf(code), place: to + 1, count: stops.length }))
  }
  const drag = useDrag((code, over) =>
    move(
      code,
      stops.findIndex((stop) => stop.code === over),
    ),
  )
  return (
    <>
      <p class="soft">{t('round_how')}</p>
      <ol class="rows stops" ref={list} data-list="stops">
        {stops.map(({ code, isDone }, i) => {
          const press = (by: 'up' | 'down') => {
            pressed.current = { code, by }
            move(code, i + (by === 'up' ? -1 : 1))
          }
          return (
            <li
              key={code}
              class={drag.dragged === code ? 'stop is-dragged' : 'stop'}
              data-stop={code}
              data-done={isDone}
            >
              <input
                type="checkbox"
                class="stop-tick"
                checked={isDone}
                aria-label={t('round_done', { village: nameOf(code) })}
                onChange={({ currentTarget }) => change({ kind: 'ticked', code, isDone: currentTarget.checked })}
              />
              <a class="stop-name" href={villagePath(code)}>
                {nameOf(code)} <StopSays state={states.find(({ village }) => village.code === code)} />
              </a>
              <span class="grip" onPointerDown={drag.grab(code)} aria-hidden="true">
                ⠿
              </span>
              <span class="stop-moves">
                <Move by="up" of={nameOf(code)} isEnd={i === 0} press={press} />
                <Move by="down" of={nameOf(code)} isEnd={i === stops.length - 1} press={press} />
                <Button
                  class="quiet"
                  label={t('round_remove')}
                  of={nameOf(code)}
                  act={() => change({ kind: 'removed', code })}
                />
              </span>
            </li>
          )
        })}
      </ol>
      <p class="unseen" role="status">
        {said}
      </p>
    </>
  )
}

function StopSays({ state }: { state: VillageState | undefined }): ComponentChildren {
  if (!state) return null
  const away = state.metres === undefined ? '' : t('km_away', { km: figure(Math.round(state.metres / 100) / 10) })
  return <span class="soft">{[t(`band_${state.band}`), away].filter(Boolean).join(' · ')}</span>
}

interface MoveProps {
  by: 'up' | 'down'
  of: string
  isEnd: boolean
  press: (by: 'up' | 'down') => void
}
const Move = ({ by, of, isEnd, press }: MoveProps) => (
  <Button
    class="quiet"
    data-by={by}
    aria-disabled={isEnd}
    label={t(by === 'up' ? 'move_up' : 'move_down')}
    of={of}
    act={() => press(by)}
  />
)

/** By its grip, with a finger or a mouse; the list itself still scrolls. */
function useDrag(moveOver: (code: string, over: string) => void) {
  const [dragged, setDragged] = useState<string>()
  const latest = useRef(moveOver)
  latest.current = moveOver
  // a quick finger is on its way before a later effect would run
  useLayoutEffect(() => {
    if (dragged === undefined) return undefined
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-stop]')?.dataset['stop']
      if (over !== undefined && over !== dragged) latest.current(dragged, over)
    }
    const end = () => setDragged(undefined)
    // not of the grip: its row is put elsewhere under the finger
    addEventListener('pointermove', follow)
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
    return () => {
      removeEventListener('pointermove', follow)
      removeEventListener('pointerup', end)
      removeEventListener('pointercancel', end)
    }
  }, [dragged])
  const grab = (code: string) => (event: PointerEvent) => {
    event.preventDefault()
    setDragged(code)
  }
  return { dragged, grab }
}

interface OthersProps {
  round: Round | null
  states: VillageState[]
  add: (code: string) => void
}

/** What may go into it: the most urgent that are not in it, and any by search. */
function Others({ round, states, add }: OthersProps) {
  const { copy } = useCopy()
  const [query, setQuery] = useState('')
  const isIn = (code: string): boolean => round?.stops.some((stop) => stop.code === code) ?? false
  const urgent = states.filter(isToGo).map(({ village }) => village)
  const shown = (query === '' ? urgent : found(copy.villages, query, villageNames)).filter(({ code }) => !isIn(code))
  return (
    <>
      <h2>{t('round_add')}</h2>
      <Search label={t('search_village')} hint={t('search_hint')} query={query} set={setQuery} />
      {shown.length === 0 && <p class="soft">{t(query === '' ? 'round_all_in' : 'search_none')}</p>}
      <ul class="rows" data-list="others">
        {shown.slice(0, OFFERED).map(({ code, name, townshipName }) => (
          <Row
            key={code}
            act={() => add(code)}
            name={<Named name={name} of={townshipName} />}
            state={t('round_take_in')}
          />
        ))}
      </ul>
    </>
  )
}
