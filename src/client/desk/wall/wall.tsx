/** 大屏: the county on a big screen that nobody touches; it turns by itself, and never shows old figures without saying so. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { figures, flags } from '../../../contract/figures.ts'
import { screenings } from '../../../contract/screenings.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { atMoment } from '../../shared/place.ts'
import { shortDay, timeOf } from '../../shared/format.ts'
import { EVERY_MINUTE, useAll, useAsk, useMinutesSince } from '../../shared/load.ts'
import { isSampleOffice, officeName } from '../../shared/office.ts'
import { heldLogs } from '../home/rules.ts'
import { Button } from '../kit/buttons.tsx'
import { OWNED } from '../kit/flags.tsx'
import { areKeysOn, useKeyPress } from '../kit/keys-on.ts'
import { KnownSaid, useMoment } from '../kit/known.tsx'
import { Brand } from '../kit/marks.tsx'
import { usePageTitle } from '../kit/page.tsx'
import { t } from '../later-words.ts'
import { FaceView } from './faces.tsx'
import { type Command, commandOf, type Face, facesOf, staleSentence, type Turn, TURN_MS, turned } from './rules.ts'
import { fitted, turnFull, useAwakeScreen, useFull, useIdle } from './screen.ts'
import './wall.css'
import './faces.css'

export function Page() {
  usePageTitle(t('wall_title'))
  const overview = useAsk(figures.overview, { query: {} }, EVERY_MINUTE)
  const { data } = overview
  const owned = useAll(flags.list, OWNED, EVERY_MINUTE)
  const held = useAsk(screenings.list, data ? heldLogs(data) : null, EVERY_MINUTE)
  const isIdle = useIdle()
  useAwakeScreen()
  const faces = data ? facesOf(data) : []
  const { turn, command } = useTurn(faces.length)
  const problem = overview.problem ?? owned.problem ?? held.problem
  useNewerProgramme(problem?.code)
  const stale = staleSentence({
    problem,
    minutes: useMinutesSince(overview.at, true),
    generatedAt: data?.generatedAt,
  })
  return (
    <div class={isIdle ? 'wall own-look wall-idle' : 'wall own-look'} data-stale={stale && ''}>
      <Head overview={data} turn={turn} command={command} faces={faces} />
      {stale && (
        <div class="wall-stale" role="alert" style={fitted(stale)}>
          <p class="wall-title">{stale}</p>
          <p>{t('wall_mend')}</p>
        </div>
      )}
      {data === undefined && !stale && <p role="status">{t('loading')}</p>}
      {data &&
        faces.map((face, i) => (
          <FaceView
            key={keyOf(face)}
            face={face}
            overview={data}
            owners={owned.data?.items ?? []}
            held={held.data?.total}
            isShown={i === turn.face}
          />
        ))}
    </div>
  )
}

const keyOf = (face: Face): string => ('part' in face ? `${face.kind}-${face.part}` : face.kind)

const A_MINUTE = 60_000

/** A wall lives for months: what it cannot read any more is of a newer programme, which it gets with the page. */
function useNewerProgramme(code: string | undefined): void {
  useEffect(() => {
    if (code !== 'unreadable') return
    const soon = setTimeout(() => location.reload(), A_MINUTE)
    return () => clearTimeout(soon)
  }, [code])
}

/** Which face is shown: the next one by the clock, or by who presses a key. */
function useTurn(faces: number): { turn: Turn; command: (command: Command) => void } {
  const [turn, setTurn] = useState<Turn>({ face: 0, isHeld: false })
  const command = useCallback(
    (said: Command) => (said === 'full' ? turnFull() : setTurn((now) => turned(now, said, Math.max(1, faces)))),
    [faces],
  )
  useEffect(() => {
    if (turn.isHeld || faces < 2) return
    const soon = setTimeout(() => command('next'), TURN_MS)
    return () => clearTimeout(soon)
  }, [turn, faces, command])
  useKeyPress((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // a button that has the focus is pressed by a space
    if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a')) return
    const said = commandOf(event.key, areKeysOn())
    if (!said) return
    event.preventDefault()
    command(said)
  })
  // of fewer than there were, the last
  return { turn: { ...turn, face: Math.min(turn.face, Math.max(0, faces - 1)) }, command }
}

interface HeadProps {
  overview: Overview | undefined
  turn: Turn
  faces: Face[]
  command: (command: Command) => void
}

function Head({ overview, turn, faces, command }: HeadProps) {
  const moment = useMoment()
  return (
    <header class="wall-head">
      <Brand />
      <h1>
        {t('app_name')}
        <span class="unseen"> {t('wall_title')}</span>
      </h1>
      <span class="wall-office">{officeName()}</span>
      <Controls turn={turn} faces={faces} command={command} />
      {overview && (
        <>
          <span data-as-of={overview.asOf}>
            {t('as_of')} <b>{shortDay(overview.asOf)}</b>
          </span>
          <span>{t('generated_at', { time: timeOf(overview.generatedAt) })}</span>
        </>
      )}
      {moment !== undefined && <KnownSaid day={overview?.asOf} />}
      {isSampleOffice() && <span>{t('sample_mark')}</span>}
    </header>
  )
}

function Controls({ turn: { face, isHeld }, faces, command }: Omit<HeadProps, 'overview'>) {
  const full = useFull()
  const place = t('wall_place', { face: face + 1, faces: faces.length })
  return (
    <div class="wall-controls" role="group" aria-label={t('wall_controls')}>
      <span class="wall-turning">
        <span class={isHeld ? 'wall-held' : undefined} data-figure="place">
          {isHeld && `${t('wall_held')} `}
          {place}
        </span>
        <Button label={t('wall_previous')} onClick={() => command('previous')} />
        <Button label={t(isHeld ? 'wall_go_on' : 'wall_hold')} onClick={() => command('hold')} />
        <Button label={t('wall_next')} onClick={() => command('next')} />
        {full.isThere && <Button label={t(full.isOn ? 'wall_not_full' : 'wall_full')} onClick={turnFull} />}
      </span>
      <a class="button" href={atMoment('/leader', undefined)}>
        {t('wall_back')}
      </a>
    </div>
  )
}
