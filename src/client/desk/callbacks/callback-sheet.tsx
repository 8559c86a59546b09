/** 电话核实表: what was drawn of a month, to be called by with pen and paper. */
import { callbacks, type DrawnLog } from '../../../contract/callbacks.ts'
import { shortDay, timeOf } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { Filters, filterOf, Month } from '../kit/filters.tsx'
import type { PageProps } from '../kit/page.tsx'
import { choicesOf, Paper, PaperPage, useTimesSaid } from '../kit/printed.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { callbackSheetPath, callbacksPath, readCallbackSheet } from '../routes.ts'

export function Page({ search }: PageProps) {
  const { month } = readCallbackSheet(search)
  const today = useToday()
  const load = useAll(callbacks.list, { query: { month, limit: 500 } })
  const timesSaid = useTimesSaid()
  const filtered = choicesOf({ month }, callbackSheetPath)
  return (
    <PaperPage
      title={t('callback_sheet_heading')}
      back={[callbacksPath({ month }), t('callbacks_title')]}
      choices={
        <Filters of={filtered}>
          <Month label={t('month')} {...filterOf(filtered, 'month')} />
        </Filters>
      }
      load={load}
      none={t('callback_sheet_none')}
      sheetsOf={({ items }) => {
        const of = items[0]?.callback.month
        if (!today || of === undefined) return []
        const ofMonth = items.filter(({ callback }) => callback.month === of)
        return [
          <Paper
            key={of}
            of={of}
            isLong
            heading={t('callback_sheet_heading')}
            under={t('callback_sheet_under', { month: of, count: ofMonth.length })}
            day={today}
            foot={timesSaid(today)}
          >
            <Table
              class="ruled cards-on-phones"
              label={t('callback_sheet_heading')}
              rows={ofMonth}
              keyOf={({ id }) => id}
              columns={COLUMNS()}
            />
          </Paper>,
        ]
      }}
    />
  )
}

const COLUMNS = () => [
  { head: t('settle_no'), class: 'number', isNamed: true, cell: ({ callback }: DrawnLog) => callback.place },
  { head: t('village'), isNamed: true, cell: ({ townshipName, villageName }: DrawnLog) => townshipName + villageName },
  {
    head: t('witness'),
    isNamed: true,
    cell: ({ witness }: DrawnLog) => [witness?.name, witness?.phone].filter(Boolean).join(' '),
  },
  {
    head: t('notice_time'),
    isNamed: true,
    cell: ({ screenedOn, startedAt }: DrawnLog) => `${shortDay(screenedOn)} ${timeOf(startedAt)}`,
  },
  { head: t('films'), isNamed: true, cell: ({ filmNames }: DrawnLog) => filmNames.join(t('list_comma')) },
  { head: t('attendance'), class: 'number', isNamed: true, cell: ({ attendance }: DrawnLog) => attendance },
  { head: t('callback_sheet_answer'), isNamed: true, cell: () => t('callback_sheet_answers') },
  { head: t('callback_sheet_said'), isNamed: true, cell: () => '' },
]
