/** Registers as tests bring them: workbooks and CSV texts, and what reading them comes to. */
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { say } from '../../src/domain/language.ts'
import { readRegister } from '../../src/exchange/register-files.ts'
import { tablesOfFiles } from '../../src/exchange/register-tables.ts'

export type Sheets = Record<string, CellValue[][]>
export const workbook = async (sheets: Sheets, name = '登记册.xlsx') => ({
  name,
  bytes: await writeXlsx({ sheets: Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows })) }),
})
export type Book = Awaited<ReturnType<typeof workbook>>
export const read = async (workbooks: Book[], texts: Record<string, string> = {}) =>
  readRegister(await tablesOfFiles(new Map(Object.entries(texts)), workbooks))
export async function registerOf(...sent: Parameters<typeof read>) {
  const result = await read(...sent)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.register
}
export async function problemsOf(...sent: Parameters<typeof read>): Promise<string[]> {
  const result = await read(...sent)
  if (!('problems' in result)) return []
  return result.problems.map((p) => `${p.file}:${p.line} ${p.column}=${p.value}: ${say('zh', p.sentence)}`)
}
