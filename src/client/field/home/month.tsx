/** On one's own page: the recent logs, and the month's subsidy, worked out of what the phone carries. */
import { useState } from 'preact/hooks'
import { figure, screeningsOf, shortDay } from '../../shared/format.ts'
import { StandingMark } from '../kit/marks.tsx'
import { Goes, Named, Row } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { logPath, LOGS } from '../routes.ts'
import { monthPay } from './month-pay.ts'

const yuan = (fen: number): string => figure(fen / 100, 2)

export function MonthFold() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Goes href={LOGS} label={t('logs_recent')} />
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('month_pay')}</summary>
        {isOpen && <Month />}
      </details>
    </>
  )
}

function Month() {
  const { copy } = useCopy()
  const { credit, accepted, shows, acceptedFen, awaitedFen, open } = monthPay(copy)
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  return (
    <>
      <p data-figure="month-shows">
        {t('month_shows', { shows, credit: screeningsOf(credit), accepted: screeningsOf(accepted) })}
      </p>
      {acceptedFen !== undefined && (
        <p data-figure="month-pay">
          {t('month_pay_said', {
            rate: yuan(copy.rateFen ?? 0),
            accepted: yuan(acceptedFen),
            awaited: yuan(awaitedFen ?? 0),
          })}
        </p>
      )}
      {open.length > 0 && (
        <>
          <p>{t('month_open', { count: open.length })}</p>
          <ul class="rows" data-list="month-open">
            {open.map(({ id, villageCode, on, status, why }) => (
              <Row
                key={id}
                href={logPath(id)}
                name={<Named name={names.get(villageCode) ?? villageCode} of={shortDay(on)} />}
                says={why}
                state={<StandingMark standing={status} />}
              />
            ))}
          </ul>
        </>
      )}
      <p class="soft">{t('month_pay_basis')}</p>
    </>
  )
}
