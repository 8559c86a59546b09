/** What the wall shows in turn: the gap to plan, the four numbers, the villages below the line, the teams. */
import type { ComponentChildren } from 'preact'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, shortDay, signed } from '../../shared/format.ts'
import { VERDICT_LOOK } from '../../shared/shapes.ts'
import { teamsSentence } from '../home/rules.ts'
import { ChartCanvas } from '../kit/chart/chart-room.tsx'
import { countyTarget, gapOf } from '../kit/chart/pictures.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { numbersOf, silentIn, type SheetNumber } from '../leader/rules.ts'
import { t } from '../later-words.ts'
import { Teams, Villages } from './halves.tsx'
import { fitted } from './screen.ts'
import { type Face, waiting, wallVerdict } from './rules.ts'

interface Props {
  face: Face
  overview: Overview
  owners: KeptFlag[]
  held: number | undefined
  isShown: boolean
}

export function FaceView({ face, overview, owners, held, isShown }: Props) {
  const parts = titleOf(face, overview)
  const id = 'part' in face ? `wall-${face.kind}-${face.part}` : `wall-${face.kind}`
  return (
    <section class="wall-face" data-face={face.kind} data-shown={isShown ? '' : undefined} aria-labelledby={id}>
      <h2 class="wall-title" id={id} style={fitted(parts.join(''))}>
        {parts.map((part, i) => (i % 2 === 1 ? <em key={part}>{part}</em> : part))}
      </h2>
      {face.kind === 'progress' && <Progress overview={overview} held={held} />}
      {face.kind === 'numbers' && <Numbers overview={overview} isLarge />}
      {face.kind === 'villages' && <Villages rows={face.rows} owners={owners} />}
      {face.kind === 'teams' && <Teams rows={face.rows} />}
    </section>
  )
}

function titleOf({ kind }: Face, overview: Overview): string[] {
  if (kind === 'progress') return wallVerdict(overview)
  if (kind === 'teams') return [teamsSentence(overview.teams)]
  if (kind === 'numbers') return [t('leader_heading')]
  const own = overview.below.filter(({ designated }) => designated)
  return [t('strip_title', { count: own.length, severe: own.filter(({ band }) => band === 'severe').length })]
}

const Progress = ({ overview, held }: { overview: Overview; held: number | undefined }) => {
  const county = countyTarget(overview)
  const gap = county && gapOf(overview, county)
  return (
    <>
      <div class="wall-middle">
        {gap && <ChartCanvas picture={gap} label={wallVerdict(overview).join('')} isLarge />}
        <Numbers overview={overview} />
      </div>
      <Foot overview={overview} held={held} />
    </>
  )
}

const Numbers = ({ overview, isLarge }: { overview: Overview; isLarge?: boolean }) => (
  <ul class={isLarge ? 'wall-numbers wall-numbers-large' : 'wall-numbers'}>
    {numbersOf(overview).map((one) => (
      <Number key={one.code} one={one} isLarge={isLarge} />
    ))}
  </ul>
)

const Number = ({ one: { short, name, value, of, pace }, isLarge }: { one: SheetNumber; isLarge?: boolean }) => (
  <li>
    <span>{isLarge ? name : short}</span>
    <strong>{value}</strong>
    {pace && (
      <span class="wall-word">
        <Mark look={VERDICT_LOOK[pace.verdict]}>
          {t(`verdict_${pace.verdict}`)}
          {isLarge && ` ${t('gap_points', { points: signed(pace.gapPoints) })}`}
        </Mark>
      </span>
    )}
    {isLarge && (
      <span class="soft">
        {of} {pace && t('wall_against', { day: shortDay(pace.deadline) })}
      </span>
    )}
  </li>
)

/** Two lines: the villages that need it most, and what waits for a decision. */
function Foot({ overview, held }: { overview: Overview; held: number | undefined }) {
  const below = overview.below.filter(({ designated }) => designated)
  const severe = below.filter(({ band }) => band === 'severe').slice(0, 4)
  const silent = silentIn(below)
  const todo = waiting(overview, held)
  return (
    <dl class="wall-foot">
      <dt>{t('wall_severe')}</dt>
      <dd>
        {severe.map(({ code, name, ratePercent }) => (
          <Pair key={code} name={name} class="bad">
            {percentOrUnknown(ratePercent, 1)}
          </Pair>
        ))}
        <Pair name={t('wall_to_repair', { count: below.length })}>{t('wall_speakers', { count: silent })}</Pair>
      </dd>
      <dt>{t('wall_todo')}</dt>
      <dd>
        {todo.length === 0 && t('wall_todo_none')}
        {todo.map(({ kind, count }) => {
          const [name = '', counted] = t(`wall_todo_${kind}`, { count: figure(count) }).split('|')
          return (
            <Pair key={kind} name={name}>
              {counted}
            </Pair>
          )
        })}
      </dd>
    </dl>
  )
}

const Pair = ({ name, class: kind, children }: { name: string; class?: string; children: ComponentChildren }) => (
  <span class="wall-pair">
    {name} <b class={kind}>{children}</b>
  </span>
)
