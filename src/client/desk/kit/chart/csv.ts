/** A table as a file a spreadsheet opens: Excel knows UTF-8 by its mark, and takes no cell for a formula. */

export type Cell = string | number | null

const MARK = '\uFEFF'

export const csvOf = (head: string[], rows: Cell[][]): string =>
  MARK + [head, ...rows].map((row) => `${row.map(printed).join(',')}\r\n`).join('')

function printed(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a file may be called anywhere. */
export const fileName = (title: string, day: string, ending: 'csv' | 'png'): string =>
  `${title.replace(/[\\/:*?"<>|\s]+/g, '-')}-${day}.${ending}`
