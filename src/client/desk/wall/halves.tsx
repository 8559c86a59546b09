/** The wall's two tables, in halves beside each other: the villages below the line, and the teams. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { seesTo } from '../../../domain/ledger/answering.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, shortDay } from '../../shared/format.ts'
import { BAND_LOOK } from '../../shared/shapes.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { gapWord } from '../kit/gap.ts'
import { Mark } from '../kit/marks.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { orUnknown } from '../kit/target.tsx'
import { ownersOf } from '../leader/rules.ts'
import { t } from '../later-words.ts'

interface HalvesProps<T> {
  label: string
  rows: readonly T[]
  keyOf: (row: T) => string
  columns: Column<T>[]
}

/** In two columns of equal length. */
function Halves<T>({ label, rows, keyOf, columns }: HalvesProps<T>) {
  const half = Math.ceil(rows.length / 2)
  return (
    <div class="wall-halves">
      {[rows.slice(0, half), rows.slice(half)].map(
        (part, i) =>
          part.length > 0 && (
            <Table
              key={part.map(keyOf)[0]}
              class="cards-on-phones wall-table"
              label={`${label} ${i + 1}`}
              rows={part}
              keyOf={keyOf}
              columns={columns}
            />
          ),
      )}
    </div>
  )
}

export function Villages({ rows, owners }: { rows: Overview['below']; owners: KeptFlag[] }) {
  const ownerOf = ownersOf(owners)
  return (
    <Halves
      label={t('audibility_title')}
      rows={rows}
      keyOf={({ code }) => code}
      columns={[
        {
          head: t('village'),
          isRowHead: true,
          cell: ({ name, townshipName }) => (
            <>
              {name} <span class="soft">{townshipName}</span>
            </>
          ),
        },
        {
          head: t('rate'),
          class: 'number',
          cell: ({ band, ratePercent }) => (
            <Mark look={BAND_LOOK[band]}>
              <b>{percentOrUnknown(ratePercent, 1)}</b>
              <span class="unseen"> {t(`band_${band}`)}</span>
            </Mark>
          ),
        },
        {
          head: t('leader_silent'),
          class: 'number',
          isNamed: true,
          cell: ({ speakersInstalled, speakersSounding }) => figure(speakersInstalled - speakersSounding),
        },
        {
          head: t('leader_owner'),
          isNamed: true,
          cell: ({ code }) => {
            const flag = ownerOf.get(code)
            return (flag && seesTo(flag)) ?? <span class="soft">{t('leader_to_name')}</span>
          },
        },
        { head: t('leader_due'), isNamed: true, cell: ({ code }) => <Due flag={ownerOf.get(code)} /> },
      ]}
    />
  )
}

function Due({ flag }: { flag: KeptFlag | undefined }) {
  if (!flag?.dueOn) return <span class="soft">—</span>
  const day = shortDay(flag.dueOn)
  const said = <span class="wall-day">{day}</span>
  return flag.isLate ? (
    <Mark look={['bad', 'clock']}>
      {said} {t('wall_late')}
    </Mark>
  ) : (
    said
  )
}

export const Teams = ({ rows }: { rows: Overview['teams'] }) => (
  <Halves
    label={t('teams_title')}
    rows={rows}
    keyOf={({ code }) => code}
    columns={[
      { head: t('team'), isRowHead: true, cell: ({ name }) => name },
      {
        head: t('wall_gap'),
        isNamed: true,
        cell: ({ gap }) =>
          gap === null ? (
            t('unknown')
          ) : (
            <Mark look={gap < 0 ? ['watch', 'down'] : ['good', 'up']}>
              <b>{gapWord(gap, 1)}</b>
            </Mark>
          ),
      },
      {
        head: t('wall_needed'),
        class: 'number',
        isNamed: true,
        cell: ({ neededPerDay }) => <b>{orUnknown(neededPerDay, (value) => figure(value, 2))}</b>,
      },
      {
        head: t('wall_now'),
        class: 'number',
        isNamed: true,
        cell: ({ pacePerDay }) => orUnknown(pacePerDay, (value) => figure(value, 2)),
      },
      {
        head: t('wall_missed'),
        class: 'number',
        isNamed: true,
        cell: ({ missedVillages }) => figure(missedVillages),
      },
    ]}
  />
)
