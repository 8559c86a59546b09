/** With what chance a target will be met, in words: never nearer to 0 or 1 than anybody can say, and with what it rests on. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { t } from '../words.ts'

type Target = Pick<Overview['targets'][number], 'season' | 'bases'>

/** Against each deadline, as a sentence. */
export const Chances = ({ target }: { target: Target }) => (
  <>
    <ul class="plain chance">
      {target.bases.map((pace) => (
        <li key={pace.deadline} data-figure="chance" data-deadline={pace.deadline}>
          {chanceSentence(pace)}
        </li>
      ))}
    </ul>
    <ChanceBasis target={target} />
  </>
)

/** Whose months' shares the chance goes by; null where none is stated. */
export function seasonSentence({ season, bases }: Target): string | null {
  if (!season || bases.every(({ chance, daysLeft }) => chance === null || daysLeft === 0)) return null
  return t(`season_${season.source}`, { years: (season.years ?? []).join(t('list_comma')) })
}

/** What it rests on, and what it would be if days were all alike. */
function ChanceBasis({ target }: { target: Target }) {
  const season = seasonSentence(target)
  if (season === null) return null
  const open = target.bases.filter(({ daysLeft, verdict }) => daysLeft > 0 && !isDone(verdict))
  return (
    <>
      <p class="soft" data-figure="season">
        {season}
      </p>
      {open.length > 0 && (
        <details data-figure="chance-basis">
          <summary>{t('chance_rests_on')}</summary>
          <ul class="plain">
            {open.map(({ deadline, spread, chancePlain }) => (
              <li key={deadline}>
                {t('chance_basis', {
                  day: shortDay(deadline),
                  dispersion: figure(spread?.dispersion ?? 1, 1),
                  drift: percent(100 * (spread?.drift ?? 0), 1),
                  plain: chancePlain === null ? t('unknown') : chanceInWords(chancePlain),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

type ChanceFacts = Pick<Pace, 'deadline' | 'verdict' | 'daysLeft' | 'chance' | 'pacePerDay' | 'spread'>

const isDone = (verdict: Pace['verdict']): boolean => verdict === 'done' || verdict === 'exceeded'

/** Nearer to 0 or 1 than this nobody can say it: then it is only "under" or "over" (domain rule; the figure is in the API). */
const LEAST = 0.1
const rounded = (chance: number): string => percent(Math.round(1000 * chance) / 10)

export function chanceSentence({ deadline, verdict, daysLeft, chance, pacePerDay, spread }: ChanceFacts): string {
  const day = shortDay(deadline)
  if (isDone(verdict)) return t('chance_done', { day })
  if (verdict === 'overdue') return t('chance_past', { day })
  if (daysLeft === 0) return t('chance_last_day', { day })
  if (spread === null) return t('chance_not_counted', { day })
  if (chance === null) return t(pacePerDay === 0 ? 'chance_nothing' : 'chance_too_early', { day })
  if (chance < LEAST) return t('chance_below', { day, chance: percent(100 * LEAST) })
  if (chance > 1 - LEAST) return t('chance_above', { day, chance: percent(100 * (1 - LEAST)) })
  return t('chance_sentence', { day, chance: rounded(chance) })
}

/** The same in a word, for a column of its own. */
export function chanceFigure({ verdict, daysLeft, chance, spread }: ChanceFacts): string {
  if (isDone(verdict)) return t('steer_chance_done')
  if (verdict === 'overdue') return t('steer_chance_past')
  if (daysLeft === 0) return t('milestone_due_today')
  if (spread === null) return t('chance_none')
  return chance === null ? t('steer_chance_unknown') : chanceInWords(chance)
}

function chanceInWords(chance: number): string {
  if (chance < LEAST) return t('steer_chance_below', { chance: percent(100 * LEAST) })
  if (chance > 1 - LEAST) return t('steer_chance_above', { chance: percent(100 * (1 - LEAST)) })
  return rounded(chance)
}
