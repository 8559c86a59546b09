/** What every printed paper says. */

export const printedWords = {
  paper_print: ['打印（{count}张）', 'Print ({count} sheets)'],
  paper_print_one: ['打印（1张）', 'Print (1 sheet)'],
  paper_known: ['截至{day|day}，所知至 {moment}。', 'As of {day|day}, as known at {moment}.'],
  paper_counted: ['计入“{statuses}”的记录。', 'Logs counted: {statuses}.'],
  paper_sign_day: ['年　　月　　日', '(day, month, year)'],
} as const
