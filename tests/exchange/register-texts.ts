/** A register out of the texts of its files, or what is wrong with them. */
import { say } from '../../src/domain/language.ts'
import { readRegister } from '../../src/exchange/register-files.ts'
import { tablesOfTexts } from '../../src/exchange/register-tables.ts'

export const GOOD = {
  'townships.csv': 'code,name\n510723100,云溪镇\n',
  'villages.csv': 'code,name,township_code\n510723100211,三清村,510723100\n',
  'teams.csv': 'code,name\nteam-01,放映一队\n',
  'films.csv': 'code,title,kind,minutes\nfilm-001,太行山上,feature,95\n',
  'targets.csv':
    'code,name,indicator,scope_kind,scope_code,amount,unit,starts_on,deadline\nt1,全年,screenings,team,team-01,300,场,01-01,11-30\n',
}
export type Files = Partial<Record<keyof typeof GOOD, string | undefined>> & Record<string, string | undefined>
export const read = (files: Files) =>
  readRegister(
    tablesOfTexts(new Map(Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))),
  )
export const registerOf = (files: Files) => {
  const result = read(files)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.register
}
/** `file:line column=value: sentence` of everything wrong when these files replace good ones. */
export const problemsOf = (files: Files): string[] => {
  const result = read({ ...GOOD, ...files })
  return 'problems' in result
    ? result.problems.map((p) => `${p.file}:${p.line} ${p.column}=${p.value}: ${say('en', p.sentence)}`)
    : []
}
