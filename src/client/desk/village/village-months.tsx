/** A village's year: what was shown in each month, and which months are missing. */
import { wholeScreenings } from '../../../domain/screening/sixtieths.ts'
import { monthsOfYear } from '../../../domain/period.ts'
import { figure, monthName, screeningsOf } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { VillageMonths } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { Exact } from '../kit/exact.tsx'
import { monthsRequest } from '../grid/grid-query.ts'
import { monthLogs } from '../home/figure-links.ts'
import { cellOf } from '../grid/grid-rows.ts'

export function VillageMonthsSection({ code }: { code: string }) {
  const months = useLoad<VillageMonths>(monthsRequest(undefined))
  return (
    <section aria-labelledby="months-title">
      <h2 id="months-title">{t('village_months')}</h2>
      <Answered load={months} lines={2}>
        {(data) => <Months data={data} code={code} />}
      </Answered>
    </section>
  )
}

function Months({ data, code }: { data: VillageMonths; code: string }) {
  const village = data.villages.find((one) => one.code === code)
  if (!village) return null
  return (
    <>
      <p data-figure="owed">
        {t('village_months_owed', { done: figure(village.done), quota: figure(village.quota) })}{' '}
        <Exact credit={village.credit} />
      </p>
      <ol class="village-months" data-list="months">
        {monthsOfYear(data.year).map((month, i) => {
          const credit = village.monthCredits[i] ?? 0
          const cell = cellOf(credit, month, data.asOf, village.quota)
          return (
            <li key={month}>
              <span class="soft">{monthName(i)}</span>
              {(cell === 'seen' || cell === 'part') && (
                <a class={`cell-${cell}`} href={monthLogs(month, data.asOf, code)}>
                  {cell === 'seen' ? wholeScreenings(credit) : `${t('below_one')} ${screeningsOf(credit)}`}
                </a>
              )}
              {(cell === 'gap' || cell === 'pending') && <span class={`cell-${cell}`}>{t(`grid_${cell}`)}</span>}
            </li>
          )
        })}
      </ol>
    </>
  )
}
