/** A sheet of logs as large as one likes, for the register of the seed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addDays } from '../../src/domain/period.ts'
import { parseCsv } from '../../src/exchange/csv.ts'

const SEED = fileURLToPath(new URL('../../db/seed/yanting/', import.meta.url))
const HEADER =
  '放映日期,开始时间,结束时间,放映队,乡镇,村,影片,观众人次,放映方式,回执单编号,放映员,见证人,见证人电话,备注'

export const seed = () => new Map(readdirSync(SEED).map((name) => [name, readFileSync(join(SEED, name), 'utf8')]))

/** Every village sees a film every thirty days, shown by its own team, for as many months as the rows last. */
export function* sheet(rows: number): Generator<(string | number)[]> {
  const table = (name: string) => parseCsv(seed().get(name) ?? '').slice(1)
  const [villages, films] = [table('villages.csv'), table('films.csv')]
  const townships = new Map(table('townships.csv').map(({ cells: [code, name] }) => [code, name ?? '']))
  yield HEADER.split(',')
  for (let i = 0; i < rows; i++) {
    const [, village = '', township, , team = ''] = villages[i % villages.length]?.cells ?? []
    const round = Math.floor(i / villages.length)
    const [, film = ''] = films[(i + round) % films.length]?.cells ?? []
    const day = addDays('2000-01-01', round * 30 + (i % 30))
    const attendance = 40 + (i % 160)
    yield [
      day,
      '20:40',
      '22:25',
      team,
      townships.get(township) ?? '',
      village,
      film,
      attendance,
      '室外',
      `R${i}`,
      `放映员${i % 44}`,
      `证人${i % 900}`,
      `1380000${i % 10_000}`,
      i % 7 === 0 ? '雨后改期' : '',
    ]
  }
}

/** Nothing in it needs quotes. */
export const csvOf = (rows: number): string => Array.from(sheet(rows), (cells) => cells.join(',')).join('\n')
