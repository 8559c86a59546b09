/** Registers that are refused, in sentences. */
import { describe, expect, test } from 'vitest'
import { type Files, GOOD, problemsOf } from './register-texts.ts'

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
