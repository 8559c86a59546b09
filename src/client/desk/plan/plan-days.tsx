/** The calendar: one tab stop, arrow keys from cell to cell; each evening opens its form, an empty cell a new one. */
import { useRef, useState } from 'preact/hooks'
import type { Plan } from '../../../domain/plan/plan.ts'
import { shortDay, weekdayOf } from '../../shared/format.ts'
import { useMayChange } from '../kit/buttons.tsx'
import { useKeyPress } from '../kit/keys-on.ts'
import { nextCell } from '../kit/next-cell.ts'
import { TableRoom } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { type Open, type PlanRowOf, weekOf } from './rules.ts'

interface Props {
  rows: PlanRowOf[]
  span: { from: string; to: string }
  today: string | undefined
  open: (what: Open) => void
}

export function PlanDays({ rows, span, today, open }: Props) {
  const mayChange = useMayChange()
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0])
  const table = useRef<HTMLTableElement>(null)
  const isOfOne = rows[0]?.key !== rows[0]?.teamCode
  useKeyPress((event) => {
    const next = nextCell(at, event.key, (r, c) => (rows[r]?.cells[c] ? true : undefined))
    if (!next) return
    event.preventDefault()
    setAt(next)
    const row = table.current?.querySelectorAll('tbody tr')[next[0]]
    row?.querySelectorAll('td')[next[1]]?.querySelector('button')?.focus()
  }, table)
  return (
    <TableRoom label={t('plans_title')} tall>
      <table class={isOfOne ? 'plan-days plan-of-one' : 'plan-days'} data-table="plan" ref={table}>
        <thead>
          <tr>
            <td />
            {weekOf(span.from).map((day) => (
              <th key={day} scope="col">
                {weekdayOf(day)} {!isOfOne && shortDay(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.key} data-row={row.key}>
              <th scope="row">{row.head}</th>
              {row.cells.map(({ on, plans }, c) => (
                <td
                  key={on}
                  class={on === today ? 'plan-today' : undefined}
                  data-day={`${shortDay(on)} ${weekdayOf(on)}`}
                  data-empty={plans.length === 0 ? '' : undefined}
                  onFocusIn={() => setAt([r, c])}
                >
                  {isOfOne && <span class="soft plan-date">{shortDay(on)}</span>}
                  {plans.map((plan) => (
                    <Evening
                      key={plan.id}
                      plan={plan}
                      isStop={at[0] === r && at[1] === c}
                      open={() => open({ teamCode: row.teamCode, on, plan })}
                    />
                  ))}
                  {mayChange && (
                    <button
                      type="button"
                      class="plan-add quiet"
                      tabIndex={at[0] === r && at[1] === c ? 0 : -1}
                      onClick={() => open({ teamCode: row.teamCode, on })}
                    >
                      <span aria-hidden="true">+</span>
                      <span class="unseen">
                        {t('plan_add')} {t('plans_add_at', { team: row.head, day: shortDay(on) })}
                      </span>
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  )
}

interface EveningProps {
  plan: Plan
  isStop: boolean
  open: () => void
}
/** For who only reads, nothing to press. */
const Evening = ({ plan, isStop, open }: EveningProps) => {
  const said = (
    <>
      {plan.villageName} {plan.at}
      <span class="plan-state">
        {t(`plan_state_${plan.outcome === 'to_come' ? plan.state : plan.outcome}`)}
        {plan.movedTo && ` ${shortDay(plan.movedTo.on)}`}
      </span>
    </>
  )
  const named = { class: 'plan-evening', 'data-plan': plan.id, 'data-outcome': plan.outcome }
  if (!useMayChange()) return <div {...named}>{said}</div>
  return (
    <button type="button" {...named} tabIndex={isStop ? 0 : -1} onClick={open}>
      {said}
    </button>
  )
}
