import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { say } from '../../src/domain/language.ts'
import { readRegister } from '../../src/exchange/register-files.ts'
import { tablesOfTexts } from '../../src/exchange/register-tables.ts'

const SEED = 'db/seed/yanting'
const GOOD = {
  'townships.csv': 'code,name\n510723100,云溪镇\n',
  'villages.csv': 'code,name,township_code\n510723100211,三清村,510723100\n',
  'teams.csv': 'code,name\nteam-01,放映一队\n',
  'films.csv': 'code,title,kind,minutes\nfilm-001,太行山上,feature,95\n',
  'targets.csv':
    'code,name,indicator,scope_kind,scope_code,amount,unit,starts_on,deadline\nt1,全年,screenings,team,team-01,300,场,01-01,11-30\n',
}
type Files = Partial<Record<keyof typeof GOOD, string | undefined>> & Record<string, string | undefined>
const read = (files: Files) =>
  readRegister(
    tablesOfTexts(new Map(Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])))),
  )
const registerOf = (files: Files) => {
  const result = read(files)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.register
}
/** `file:line column=value: sentence` of everything wrong when these files replace good ones. */
const problemsOf = (files: Files): string[] => {
  const result = read({ ...GOOD, ...files })
  return 'problems' in result
    ? result.problems.map((p) => `${p.file}:${p.line} ${p.column}=${p.value}: ${say('en', p.sentence)}`)
    : []
}

describe('a register', () => {
  test('of the real county is read whole', () => {
    const register = registerOf(
      Object.fromEntries(readdirSync(SEED).map((name) => [name, readFileSync(`${SEED}/${name}`, 'utf8')])),
    )
    const { townships, villages, teams, films, targets } = register
    expect([townships, villages, teams, films, targets].map(({ length }) => length)).toEqual([36, 453, 22, 19, 8])
    expect(villages.filter(({ designated }) => designated)).toHaveLength(25)
    expect(villages.find(({ name }) => name === '玉成村')).toEqual({
      ...{ code: '510723112213', name: '玉成村', townshipCode: '510723112', designated: true, teamCode: 'team-13' },
      ...{ annualQuota: 12, aliases: ['玉城村'] },
    })
    expect(targets[0]).toEqual({
      ...{
        code: 'screenings-county',
        name: '全县农村公益电影放映',
        nameEn: 'Free film shows in the county',
        indicator: 'screenings',
        scope: { kind: 'county' },
      },
      ...{ amount: 5472, unit: '场', startsOn: '01-01', deadline: '11-30', statutoryDeadline: '12-31' },
    })
  })

  test('needs only townships and villages, and of those only what a row cannot do without', () => {
    const { 'townships.csv': townships, 'villages.csv': villages } = GOOD
    expect(registerOf({ 'townships.csv': townships, 'villages.csv': villages })).toEqual({
      townships: [{ code: '510723100', name: '云溪镇' }],
      villages: [
        ...[{ code: '510723100211', name: '三清村', townshipCode: '510723100' }].map((village) => ({
          ...village,
          ...{ designated: false, annualQuota: 12, aliases: [] },
        })),
      ],
      ...{ teams: [], films: [], targets: [] },
    })
  })

  test('may have a BOM, any order of columns, CRLF, blank lines and other files beside it', () => {
    const text =
      '\uFEFFtownship_code,aliases,name,code,speakers_installed,latitude\r\n510723100,三青村|三清,三清村,x1,45,31.2\r\n\r\n'
    expect(registerOf({ ...GOOD, 'villages.csv': text, 'README.md': 'what it is' }).villages).toEqual([
      {
        ...{ code: 'x1', name: '三清村', townshipCode: '510723100', designated: false, annualQuota: 12 },
        ...{ aliases: ['三青村', '三清'], speakersInstalled: 45, latitude: 31.2 },
      },
    ])
  })

  test('may have targets with full days and shares of months', () => {
    const shares = [0.04, 0.04, 0.07, 0.07, 0.07, 0.1, 0.15, 0.15, 0.15, 0.1, 0.04, 0.02]
    const text = `code,name,indicator,scope_kind,amount,unit,starts_on,deadline,month_shares
t,今年,manual,county,25,个,2017-01-01,2017-12-31,${shares.join('|')}`
    expect(registerOf({ ...GOOD, 'targets.csv': text }).targets).toEqual([
      {
        ...{ code: 't', name: '今年', indicator: 'manual', scope: { kind: 'county' }, amount: 25, unit: '个' },
        ...{ startsOn: '2017-01-01', deadline: '2017-12-31', monthShares: shares },
      },
    ])
  })

  test('may have a target with its checklist, as the county’s culture centres have', () => {
    const checklist =
      'checklist\nt,中心,manual,county,25,个,2017-01-01,2017-09-10,square:文化广场:200:㎡| tables : 乒乓球台 :2:张'
    const text = `code,name,indicator,scope_kind,amount,unit,starts_on,deadline,${checklist}`
    expect(registerOf({ ...GOOD, 'targets.csv': text }).targets[0]?.checklist).toEqual([
      { code: 'square', name: '文化广场', minimum: 200, unit: '㎡' },
      { code: 'tables', name: '乒乓球台', minimum: 2, unit: '张' },
    ])
    const targets = readFileSync(`${SEED}/targets.csv`, 'utf8')
    const centres = registerOf({ ...GOOD, 'targets.csv': targets }).targets.find(
      ({ code }) => code === 'culture-centres',
    )
    expect(centres?.checklist?.map(({ code, minimum }) => [code, minimum]).slice(0, 5)).toEqual([
      ...[
        ['square', 200],
        ['room', 90],
        ['stage', 1],
        ['court', 1],
        ['tables', 2],
      ],
    ])
  })
})

describe('what is wrong with a register is told by file, line, column and value:', () => {
  const villages = (rows: string): string =>
    `code,name,township_code,designated,team_code,annual_quota,latitude\n${rows}`

  test.each<[string, Files, string[]]>([
    ['a missing file', { 'townships.csv': undefined }, ['townships.csv:1 =: This table is missing.']],
    ['an empty one', { 'teams.csv': '' }, [expect.stringMatching(/^teams\.csv:1 =: This file is empty/)]],
    [
      'an unknown column',
      { 'teams.csv': 'code,name,colour\nteam-01,一队,red' },
      [expect.stringMatching(/^teams\.csv:1 colour=colour: Unknown column “colour”.*code, name\.$/)],
    ],
    [
      'a missing column',
      { 'films.csv': 'code,title,kind\nf,x,feature' },
      [expect.stringMatching(/^films\.csv:1 minutes=: The column “minutes” is missing/)],
    ],
    [
      'a column twice',
      { 'teams.csv': 'code,name,name\nteam-01,一队,二队' },
      [expect.stringMatching(/^teams\.csv:1 name=name: .*mean the same/)],
    ],
    [
      'a code twice',
      { 'teams.csv': 'code,name\nteam-01,一队\nteam-02,二队\nteam-01,三队' },
      ['teams.csv:4 code=team-01: The code “team-01” is used in line 2 already.'],
    ],
    [
      'an unknown township',
      { 'villages.csv': villages('v1,三清村,999,0,,,') },
      [expect.stringMatching(/^villages\.csv:2 township_code=999: There is no township/)],
    ],
    [
      'an unknown team',
      { 'villages.csv': villages('v1,三清村,510723100,0,team-9,,') },
      [expect.stringMatching(/^villages\.csv:2 team_code=team-9: There is no team/)],
    ],
    [
      'an unknown scope',
      { 'targets.csv': GOOD['targets.csv'].replace('team,team-01', 'township,team-01') },
      [expect.stringMatching(/^targets\.csv:2 scope_code=team-01: There is no township/)],
    ],
    [
      'a scope without its code',
      { 'targets.csv': GOOD['targets.csv'].replace('team,team-01', 'team,') },
      [expect.stringMatching(/^targets\.csv:2 scope_code=: A target for a township/)],
    ],
    [
      'a name of blanks',
      { 'teams.csv': 'code,name\nteam-01,  ' },
      ['teams.csv:2 name=: This is missing. Please fill it in.'],
    ],
    [
      'a bad code',
      { 'teams.csv': 'code,name\n一队,一队\nteam-01,x' },
      ['teams.csv:2 code=一队: This should be a code (letters, digits, - and _).'],
    ],
    [
      'a kind of film that is none',
      { 'films.csv': 'code,title,kind,minutes\nf,x,cartoon,90' },
      [expect.stringMatching(/^films\.csv:2 kind=cartoon: Please choose one of: feature/)],
    ],
    [
      'minutes that are none',
      { 'films.csv': 'code,title,kind,minutes\nf,x,feature,long\ng,x,feature,0\nh,x,feature,9.5' },
      [
        'films.csv:2 minutes=long: This should be a number.',
        'films.csv:3 minutes=0: This cannot be less than 1.',
        'films.csv:4 minutes=9.5: This should be a whole number.',
      ],
    ],
    [
      'yes for 1, 91 degrees, a quota below nothing',
      { 'villages.csv': villages('v1,三清村,510723100,yes,,-1,91') },
      [
        'villages.csv:2 designated=yes: This should be 0 or 1.',
        'villages.csv:2 annual_quota=-1: This cannot be less than 0.',
        'villages.csv:2 latitude=91: This cannot be more than 90.',
      ],
    ],
    [
      'a day that is none',
      { 'targets.csv': GOOD['targets.csv'].replace('11-30', '11-31') },
      ['targets.csv:2 deadline=11-31: There is no such day. Please check the date.'],
    ],
    [
      'checklists that are none',
      {
        'targets.csv': [
          'code,name,indicator,scope_kind,amount,unit,starts_on,deadline,checklist',
          't1,甲,manual,county,25,个,01-01,11-30,square:文化广场:large:㎡',
          't2,乙,manual,county,25,个,01-01,11-30,square:文化广场',
          't3,丙,manual,county,25,个,01-01,11-30,a:广场:1:个|a:戏台:1:座',
          't4,丁,screenings,county,25,场,01-01,11-30,a:广场:1:个',
          't5,戊,manual,county,25,个,01-01,11-30,a:广场:0:个',
        ].join('\n'),
      },
      [
        expect.stringMatching(/^targets\.csv:2 checklist=square:文化广场:large:㎡: .*code:name:minimum:unit/),
        expect.stringMatching(/^targets\.csv:3 checklist=.*code:name:minimum:unit/),
        expect.stringMatching(/^targets\.csv:3 checklist=.*code:name:minimum:unit/),
        expect.stringMatching(/^targets\.csv:4 checklist=.*Two items/),
        expect.stringMatching(/^targets\.csv:5 checklist=.*Only a manual target/),
        expect.stringMatching(/^targets\.csv:6 checklist=.*more than 0/),
      ],
    ],
    [
      'a value under no column',
      { 'teams.csv': 'code,name\nteam-01,一队,x' },
      [expect.stringMatching(/^teams\.csv:2 =x: Column 3/)],
    ],
    [
      'an open quote',
      { 'teams.csv': 'code,name\nteam-01,"一队' },
      [expect.stringMatching(/^teams\.csv:1 =: .*never closed/)],
    ],
    [
      'a control character',
      { 'teams.csv': 'code,name\nteam-01,一\u0007队' },
      [
        'teams.csv:2 name=一\u0007队: This has control characters that cannot be seen. Please clear it and type it again.',
      ],
    ],
  ])('%s', (_, files, expected) => {
    expect(problemsOf(files)).toEqual(expected)
  })

  test('everything at once, in the order of the files', () => {
    const lines = problemsOf({ 'teams.csv': 'code\nx', 'films.csv': 'code,title,kind,minutes\n,x,feature,90' })
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['teams.csv:1', 'films.csv:2'])
  })
})
