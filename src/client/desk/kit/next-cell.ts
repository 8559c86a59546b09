/** From cell to cell of a table by the arrow keys. */

const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
}

/** Where an arrow key leads: the next cell that way that can be entered; null at the edge or for another key. */
export function nextCell(
  [row, column]: readonly [row: number, column: number],
  key: string,
  canEnter: (row: number, column: number) => boolean | undefined,
): [row: number, column: number] | null {
  const [rows, columns] = STEPS[key] ?? [0, 0]
  if (rows === 0 && columns === 0) return null
  for (let r = row + rows, c = column + columns; ; r += rows, c += columns) {
    const can = canEnter(r, c)
    if (can === undefined) return null
    if (can) return [r, c]
  }
}
