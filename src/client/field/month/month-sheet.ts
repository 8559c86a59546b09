/** A team's month as a sheet, made on the phone without signal. */
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { textOf } from '../../../domain/sheet-cell.ts'
import { monthOf } from '../../../domain/period.ts'
import { t } from '../later-words.ts'
import { whySaid } from './month-said.ts'
import type { MonthLog, OwnMonth } from './own-month.ts'

/** So that Excel takes it for what it is. */
const BOM = '\uFEFF'
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export function monthCsv(
  { month, uncounted }: Pick<OwnMonth, 'month' | 'uncounted'>,
  logs: readonly MonthLog[],
  films: FieldCopy['films'],
  nameOf: (village: string) => string,
): string {
  const titles = new Map(films.map(({ code, title }) => [code, title]))
  const why = new Map(uncounted.map((one) => [one.log.content.id, whySaid(one)]))
  const head = [
    t('day'),
    t('village'),
    t('films'),
    t('attendance'),
    t('receipt'),
    t('month_column_status'),
    t('month_column_credit'),
    t('month_column_why'),
  ]
  const rows = logs
    .filter(({ screenedOn }) => monthOf(screenedOn) === month)
    .toSorted((a, b) => (a.screenedOn < b.screenedOn ? -1 : 1))
    .map(({ content, screenedOn, status, credit }) => [
      screenedOn,
      nameOf(content.villageCode),
      [...content.filmCodes.map((code) => titles.get(code) ?? code), ...(content.filmTitles ?? [])].join(
        t('list_comma'),
      ),
      content.attendance,
      content.receiptNo ?? '',
      t(`standing_${status}`),
      status === 'voided' || status === 'rejected' ? 0 : Math.round((100 * credit) / 60) / 100,
      why.get(content.id) ?? '',
    ])
  const lines = [head, ...rows].map((cells) => cells.map((cell) => quoted(textOf('text', cell))).join(','))
  return `${BOM}${lines.join('\r\n')}\r\n`
}
