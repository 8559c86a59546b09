/** 统计表: what a period asked and what was done, by township, team, month or kind of film; on paper across an A4. */
import {
  linesOf,
  STATISTICS_COLUMNS,
  STATISTICS_SHEET,
  type StatisticsLine,
} from '../../../contract/sheets-statistics.ts'
import { statistics } from '../../../contract/statistics.ts'
import { type Statistics, StatisticsBy } from '../../../domain/report/statistics.ts'
import { earlierOf, lastDayOf } from '../../../domain/period.ts'
import { figure, percent, signed } from '../../shared/format.ts'
import { useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { Switch } from '../kit/buttons.tsx'
import { FigureLink, FractionsNote } from '../kit/figures.tsx'
import { Days, Filters } from '../kit/filters.tsx'
import { readList } from '../kit/list.tsx'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Export } from '../kit/export.tsx'
import { Answered } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { COUNTED_WORD, logsPath } from '../routes.ts'

const LIST = { page: '/statistics', apart: ['by', 'asOf'] } as const

export function Page({ search }: PageProps) {
  const list = readList(statistics.read, search, LIST)
  const { by, from, to, asOf } = list.query
  const asked = { by: StatisticsBy.safeParse(by).data, from, to, asOf }
  const load = useAsk(statistics.read, { query: asked })
  const today = useToday()
  const set = (word: keyof typeof asked) => (value: string) => go(list.href({ [word]: value }), { replace: true })
  const filtered = { query: list.query, count: list.count, cleared: list.cleared, set }
  return (
    <div class="page-wide statistics">
      <DayHead
        title={t('statistics_title')}
        asked={asOf}
        shown={load.data?.asOf}
        today={today}
        show={(day) => set('asOf')(day ?? '')}
      >
        <Freshness day={load.data?.asOf} />
      </DayHead>
      <Switch
        label={t('statistics_by')}
        choices={StatisticsBy.options.map((one) => [one, t(`statistics_by_${one}`)] as const)}
        chosen={asked.by ?? 'township'}
        choose={set('by')}
      />
      <Filters of={filtered}>
        <Days of={filtered} />
      </Filters>
      <Answered load={load} lines={14}>
        {(data) => <Shown data={data} asked={asked} />}
      </Answered>
    </div>
  )
}

const percentage = (value: number): string => percent(value, 2)
/** What nobody asks of a row (a kind of film has no plan, a month to come no gap) is not unknown. */
const said = (of: (line: StatisticsLine) => number | null, print: (value: number) => string) => ({
  cell: (line: StatisticsLine) => {
    const value = of(line)
    return value === null ? '—' : print(value)
  },
})

type Asked = NonNullable<Parameters<typeof Export>[0]['query']>
function Shown({ data, asked }: { data: Statistics; asked: Asked }) {
  const { from, to, basis } = data
  return (
    <>
      <div class="list-head">
        <p data-figure="basis">
          {t('statistics_basis', {
            from,
            to,
            deadline: basis.deadline,
            elapsed: basis.elapsedDays,
            total: basis.totalDays,
            percent: percent(basis.timeProgressPercent, 2),
          })}
        </p>
        <Export of={STATISTICS_SHEET} query={asked} />
      </div>
      <Table
        name="statistics"
        label={t(`statistics_by_${data.by}`)}
        isPlain
        rows={linesOf(data)}
        keyOf={({ code, isSum }) => (isSum ? 'sum' : code)}
        rowOf={({ isSum }) => ({ class: isSum && 'sum' })}
        columns={drawn<StatisticsLine>()(STATISTICS_COLUMNS, {
          name: { isRowHead: true },
          done: { cell: (line) => <Done line={line} of={data} /> },
          planned: said(({ planned }) => planned, figure),
          completion: said(({ completionPercent }) => completionPercent, percentage),
          gap: said(({ gapPoints }) => gapPoints, signed),
          kept: said(({ kept }) => kept, figure),
          fresh: said(({ newPercent }) => newPercent, percentage),
        })}
      />
      <FractionsNote credits={data.rows.map(({ credit }) => credit)} />
      <p class="soft">{t('statistics_means')}</p>
    </>
  )
}

/** The logs that were counted; those of a kind of film no list has by itself. */
function Done({ line: { code, done, isSum }, of: { by, from, asOf } }: { line: StatisticsLine; of: Statistics }) {
  if (by === 'kind' && !isSum) return <>{figure(done)}</>
  const days =
    by === 'month' && !isSum ? { from: `${code}-01`, to: earlierOf(lastDayOf(code), asOf) } : { from, to: asOf }
  const place = isSum || by === 'month' || by === 'kind' ? {} : { [by]: code }
  return <FigureLink count={done} href={logsPath({ ...days, ...place, status: COUNTED_WORD })} />
}
