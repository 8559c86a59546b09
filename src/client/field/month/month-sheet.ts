/** A team's month as a sheet, made on the phone without signal: handed on where the phone can, else saved. */
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { textOf } from '../../../domain/sheet-cell.ts'
import { monthOf } from '../../../domain/period.ts'
import { t } from '../later-words.ts'
import { fractionOf, type MonthLog, type OwnMonth, type Uncounted } from './own-month.ts'

/** Why a log does not count, or not as a whole show. */
export function whySaid({ log: { status, credit }, why, shorts }: Uncounted): string {
  if (status === 'held') return why === '' ? t('month_held_plain') : t('month_held', { why: bare(why) })
  if (status === 'returned') return t('month_returned', { why: bare(why) })
  if (status === 'rejected') return why
  const part = fractionOf(credit)
  return shorts ? t('month_part', { ...shorts, part }) : t('month_part_plain', { part })
}
/** A sentence goes on behind it. */
const bare = (why: string): string => why.replace(/[。.]$/, '')

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

/** By the phone's own sheet for handing on where it has one; who closes that has changed his mind. */
export async function handOn(text: string, name: string): Promise<void> {
  const file = new File([text], name, { type: 'text/csv' })
  if (typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] })) {
    const isDone = await navigator.share({ files: [file], title: name }).then(
      () => true,
      (thrown: unknown) => thrown instanceof DOMException && thrown.name === 'AbortError',
    )
    if (isDone) return
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
