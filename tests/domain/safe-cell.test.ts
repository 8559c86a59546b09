import { expect, test } from 'vitest'
import { safeCell } from '../../src/domain/sheet-cell.ts'

test('text that a spreadsheet would evaluate is marked as text', () => {
  for (const text of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1', '=HYPERLINK("http://x")']) {
    expect(safeCell(text)).toBe(`'${text}`)
  }
})

test('ordinary text and numbers stay as they are', () => {
  for (const text of ['三清村', '', '-5', '+8613800000000', '-0.5', "'x", 'a=b', '2017-06-30']) {
    expect(safeCell(text)).toBe(text)
  }
})
