/** `npm run check-report`: a report's file on a server's disk, beside the office's database or without one. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { checkReport } from '../../src/node/check-report.ts'
import { CannotStart } from '../../src/node/data-folder.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aConfig, NOW } from '../make.ts'
import { registerFiles } from '../register-files.ts'
import { aFolder } from '../server.ts'

let folder: string
let [report, good, empty] = ['', '', '']
beforeAll(async () => {
  ;[folder, empty] = [aFolder(), aFolder()]
  const sql = openSqlite(join(folder, 'yingxiang.sqlite'))
  sql.migrate('db/migrations')
  await ensureRegister(sql, registerFiles, NOW)
  sql.close()
  report = join(folder, '汇报.txt')
  good = join(folder, '好.TXT')
  writeFileSync(
    report,
    '一、工作\n截至2017年6月30日，深入林农镇玉城村调研。\n25个贫困村1748户贫困户中，已接通1418户，未接通320户。',
  )
  writeFileSync(good, '25个贫困村1748户贫困户中，已接通1418户，未接通330户。')
})

async function run(args: string[], dataDir = empty): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const code = await checkReport(
    args,
    aConfig({ DATA_DIR: dataDir }),
    () => NOW,
    (line) => lines.push(line),
  )
  return { code, said: lines.join('\n') }
}

test('says line and column, the finding, its sentence and its other places, and ends with 1', async () => {
  const { code, said } = await run([report])
  expect(code).toBe(1)
  expect(said).toContain(`${report}:3:7  各部分之和与总数不符：1418 + 320 = 1738，总数为1748。`)
  expect(said).toContain('    25个贫困村1748户贫困户中，已接通1418户，未接通320户  (3:20, 3:29)')
  expect(said).toContain('没有数据库')
  expect(said).not.toContain('玉城村')
})

test.each([
  ['the office’s own', (): [string[], string] => [[report], folder]],
  ['one that is named', (): [string[], string] => [[report, '--db', join(folder, 'yingxiang.sqlite')], empty]],
  ['one in a folder that is named', (): [string[], string] => [[report, '--db', folder, '--as-of=2017-06-30'], empty]],
])('with a database, %s, names are compared with its register', async (_, asked) => {
  const { code, said } = await run(...asked())
  expect(code).toBe(1)
  expect(said).toContain('“林农镇玉城村”与名册不同，名册为林农镇玉成村。')
})

test('ends with 0 where nothing is wrong, in English where it is asked for', async () => {
  expect(await run([good, '--english'])).toEqual({
    code: 0,
    said: expect.stringContaining('0 found, 1 confirmed.') as string,
  })
})

test('ends with 2 where the file cannot be read', async () => {
  const broken = join(folder, 'a.docx')
  writeFileSync(broken, 'no zip')
  expect(await run([broken])).toEqual({ code: 2, said: expect.stringContaining('.docx') as string })
})

test.each([[[]], [['x.pdf']], [['nowhere.txt']], [['x.txt', '--what']], [['x.txt', '--db']]])(
  '%j is explained',
  async (args) => {
    await expect(run(args)).rejects.toThrow(CannotStart)
  },
)
