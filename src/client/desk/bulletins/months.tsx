/** 关账: the months that are closed, and closing one by hand. */
import { useState } from 'preact/hooks'
import { months } from '../../../contract/bulletins.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { Changing } from '../kit/buttons.tsx'
import { Choice } from '../kit/filters.tsx'
import { AskedTwice } from '../kit/records.tsx'
import { AnsweredSection, Empty, useOpening } from '../kit/section.tsx'
import { Table, text } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { bulletinPath } from '../routes.ts'
import { monthSaid, monthsToClose, printedNo } from './rules.ts'

export function MonthsSection() {
  const all = useAll(months.list, {})
  const today = useToday()
  const { said, saved } = useOpening('months-title', all)
  return (
    <AnsweredSection name="months" said={said} title={t('months_title')} lead={t('months_lead')} load={all} lines={4}>
      {({ items }) => (
        <>
          <Changing>
            {today && (
              <Closing
                key={items.length}
                choices={monthsToClose(
                  today,
                  items.map(({ month }) => month),
                )}
                saved={saved}
              />
            )}
          </Changing>
          {items.length === 0 ? (
            <Empty>{t('months_none')}</Empty>
          ) : (
            <Table
              name="months"
              label={t('months_title')}
              rows={items}
              keyOf={({ month }) => month}
              columns={[
                { head: t('month'), isRowHead: true, class: 'name', cell: ({ month }) => monthSaid(month) },
                {
                  head: t('month_closed_with'),
                  cell: ({ bulletin }) =>
                    bulletin ? <a href={bulletinPath(bulletin)}>{printedNo(bulletin)}</a> : t('month_by_hand'),
                },
                {
                  head: t('month_closed_at'),
                  isNamed: true,
                  class: 'day',
                  cell: ({ closedAt }) => dayTimeOf(closedAt),
                },
                text('closedBy', t('month_closed_by'), { isNamed: true }),
              ]}
            />
          )}
        </>
      )}
    </AnsweredSection>
  )
}

interface ClosingProps {
  choices: string[]
  saved: (sentence: string) => void
}

/** One of those that are over, asked twice: it is not opened again. */
function Closing({ choices, saved }: ClosingProps) {
  const [chosen, choose] = useState(choices[0] ?? '')
  if (choices.length === 0) return <p class="soft">{t('months_all_closed')}</p>
  const close = async () => {
    await ask(months.close, { params: { month: chosen } })
    saved(t('month_closed_said', { month: monthSaid(chosen) }))
  }
  return (
    <div class="month-closing">
      <div class="filters">
        <Choice
          label={t('month')}
          value={chosen}
          set={choose}
          choices={choices.map((month) => [month, monthSaid(month)] as const)}
        />
      </div>
      <AskedTwice
        label={t('month_close')}
        sure={t('month_close_sure')}
        what={t('month_close_what', { month: monthSaid(chosen) })}
        act={close}
      />
    </div>
  )
}
