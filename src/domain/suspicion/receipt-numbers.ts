/** What the numbers of receipts tell: a book is written from the front, evening by evening, wherever the team is. */
import type { LookedAt } from './suspicion.ts'
import { type ByTeam, type Found, inOrderOf, LEAST, sumOf, tallied } from './signs.ts'
import { isUsual, unusualAmong } from './unusual.ts'

const LEAST_RUN = 3

interface Numbered extends LookedAt {
  book: string
  number: number
}
/** The number a receipt ends with, within the book that what stands before it names. */
function numbered(log: LookedAt): Numbered[] {
  const [, book = '', number] = /^(.*?)(\d{1,15})$/.exec(log.receiptNo ?? '') ?? []
  return number === undefined ? [] : [Object.assign({}, log, { book, number: Number(number) })]
}
/** A lower number on a later evening, again and again: a book is written from the front. */
export function backwardReceipts(teams: ByTeam): Found[] {
  const told = [...teams].map(([teamCode, logs]) => {
    const books = Map.groupBy(logs.flatMap(numbered).sort(inOrderOf('startedAt')), ({ book }) => book)
    const pairs = [...books.values()].flatMap((book) =>
      book.flatMap((log, i) => {
        const before = book[i - 1]
        return before && before.screenedOn < log.screenedOn ? [{ log, falls: log.number < before.number }] : []
      }),
    )
    return { teamCode, of: pairs.length, logs: pairs.filter(({ falls }) => falls).map(({ log }) => log) }
  })
  const [all, allOf] = [sumOf(told.map(({ logs }) => logs.length)), sumOf(told.map(({ of }) => of))]
  const compared = told.map((one) => ({
    ...one,
    count: one.logs.length,
    others: all - one.logs.length,
    othersOf: allOf - one.of,
  }))
  return unusualAmong(compared, LEAST).map(({ teamCode, logs, ...tally }) => ({
    sign: 'receipt_backwards',
    teamCode,
    logs,
    sentence: { key: 'odd_receipt_backwards', facts: tallied(tally) },
  }))
}

/** Numbers next to each other for one village on different evenings, while the team showed elsewhere in between. */
export function receiptRuns(teams: ByTeam): Found[] {
  const villages = [...teams].flatMap(([teamCode, logs]) =>
    [...Map.groupBy(logs.flatMap(numbered), ({ villageCode }) => villageCode).values()]
      .filter((own) => own.length >= LEAST_RUN)
      .map((own) => ({ teamCode, runs: runsIn(own, logs) })),
  )
  const withRuns = villages.filter(({ runs }) => runs.length > 0)
  // where villages keep books of their own, that is how it is done
  if (isUsual({ others: withRuns.length, othersOf: villages.length })) return []
  return withRuns.flatMap(({ teamCode, runs }) =>
    runs.map(({ logs, between }) => ({
      sign: 'receipt_run' as const,
      teamCode,
      logs,
      sentence: {
        key: 'odd_receipt_run' as const,
        facts: {
          count: logs.length,
          first: logs[0]?.receiptNo ?? '',
          last: logs.at(-1)?.receiptNo ?? '',
          between,
          villages: withRuns.length,
          all: villages.length,
        },
      },
    })),
  )
}

function runsIn(own: Numbered[], all: LookedAt[]): { logs: LookedAt[]; between: number }[] {
  const inOrder = own.sort((a, b) => inOrderOf('book')(a, b) || a.number - b.number)
  const runs: Numbered[][] = []
  for (const log of inOrder) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && before.book === log.book && before.number + 1 === log.number) run.push(log)
    else runs.push([log])
  }
  return runs.flatMap((logs) => {
    const days = logs.map(({ screenedOn }) => screenedOn).sort()
    const [first = '', last = ''] = [days[0], days.at(-1)]
    if (logs.length < LEAST_RUN || new Set(days).size < logs.length) return []
    const between = all.filter(
      ({ villageCode, screenedOn }) => villageCode !== logs[0]?.villageCode && first < screenedOn && screenedOn < last,
    ).length
    return between > 0 ? [{ logs, between }] : []
  })
}
