/** A target as it is beside the same as it might be: every figure of each deadline, and by how much they differ. */
import type { ComponentChildren } from 'preact'
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import { daysBetween } from '../../../domain/period.ts'
import { figure, longDay, percent, shortDay } from '../../shared/format.ts'
import { chanceFigure } from '../kit/chance.tsx'
import { Table } from '../kit/table.tsx'
import { orUnknown, unitOf, VerdictMark } from '../kit/target.tsx'
import { t } from '../later-words.ts'
import { chanceDifference } from './rules.ts'

type Target = Overview['targets'][number]

interface Side {
  target: Target
  pace: Pace
}

interface Row {
  name: string
  label: string
  cell: (side: Side) => ComponentChildren
  differs: (now: Side, then: Side) => ComponentChildren
}

const signedBy = (value: number, decimals: number): string => {
  const said = figure(value, decimals)
  return value > 0 ? `+${said}` : said
}

/** The difference of two figures, where both are known. */
const differing =
  (of: (side: Side) => number | null, decimals: number) =>
  (now: Side, then: Side): string => {
    const [before, after] = [of(now), of(then)]
    return before === null || after === null ? '—' : signedBy(after - before, decimals)
  }

const numbered = (name: string, label: string, of: (side: Side) => number | null, decimals: number): Row => ({
  name,
  label,
  cell: (side) => orUnknown(of(side), (value) => figure(value, decimals)),
  differs: differing(of, decimals),
})

function chanceDiffers({ pace: now }: Side, { pace: then }: Side): string {
  const difference = chanceDifference(now, then)
  if (difference === null) return '—'
  if (typeof difference === 'string') return t(`what_if_${difference}`)
  return t('gap_points', { points: signedBy(difference.points, 1) })
}

const ROWS = (): Row[] => [
  {
    name: 'amount',
    label: t('amount'),
    cell: ({ target }) => `${figure(target.amount)} ${unitOf(target)}`,
    differs: differing(({ target }) => target.amount, 0),
  },
  {
    name: 'deadline',
    label: t('target_deadline'),
    cell: ({ pace }) => longDay(pace.deadline),
    differs: ({ pace: now }, { pace: then }) => {
      const days = daysBetween(now.deadline, then.deadline)
      return days === 0 ? t('what_if_same') : t('what_if_days', { days: signedBy(days, 0) })
    },
  },
  {
    name: 'completion',
    label: t('completion'),
    cell: ({ target }) => percent(target.completionPercent, 2),
    differs: (now, then) =>
      t('gap_points', { points: signedBy(then.target.completionPercent - now.target.completionPercent, 2) }),
  },
  {
    name: 'verdict',
    label: t('verdict'),
    cell: ({ pace }) => <VerdictMark pace={pace} />,
    differs: (now, then) => t('gap_points', { points: signedBy(then.pace.gapPoints - now.pace.gapPoints, 2) }),
  },
  numbered('neededPerDay', t('needed_per_day'), ({ pace }) => pace.neededPerDay, 2),
  numbered('projected', t('projected'), ({ pace }) => pace.projected, 1),
  numbered('shortBy', t('what_if_short'), ({ pace }) => pace.shortBy, 0),
  { name: 'chance', label: t('steer_chance'), cell: ({ pace }) => chanceFigure(pace), differs: chanceDiffers },
]

/** One table for each deadline. */
export function Beside({ now, then }: { now: Target; then: Target }) {
  return (
    <>
      {now.bases.map((pace, i) => {
        const supposed = then.bases[i]
        if (!supposed) return null
        const [was, would]: [Side, Side] = [
          { target: now, pace },
          { target: then, pace: supposed },
        ]
        const label = t(i === 0 ? 'basis_deadline' : 'basis_final')
        return (
          <div key={pace.deadline} data-basis={i}>
            <h4>{`${shortDay(supposed.deadline)} ${label}`}</h4>
            <Table
              class="cards-on-phones"
              label={`${shortDay(supposed.deadline)} ${label}`}
              rows={ROWS()}
              keyOf={({ name }) => name}
              rowOf={({ name }) => ({ 'data-figure': name })}
              columns={[
                { head: t('what_if_figure'), isRowHead: true, cell: (row) => row.label },
                { head: t('what_if_now'), isNamed: true, data: { 'data-side': 'now' }, cell: ({ cell }) => cell(was) },
                {
                  head: t('what_if_then'),
                  isNamed: true,
                  data: { 'data-side': 'then' },
                  cell: ({ cell }) => <strong>{cell(would)}</strong>,
                },
                {
                  head: t('what_if_difference'),
                  isNamed: true,
                  data: { 'data-side': 'difference' },
                  cell: ({ differs }) => differs(was, would),
                },
              ]}
            />
          </div>
        )
      })}
    </>
  )
}
