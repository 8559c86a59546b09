/** A register as an office has it: in Excel, in Chinese, with names where codes could stand. */
import type { CellValue } from 'hucre/xlsx'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { problemsOf, type read, registerOf, type Sheets, workbook } from './registers.ts'

const OFFICE: Sheets = {
  乡镇: [
    ['乡镇代码', '乡镇名称'],
    [510723100, '云溪镇'],
    [510723101, '玉龙镇'],
  ],
  行政村: [
    ['村代码', '村名*', '乡镇', '贫困村', '放映队', '全年应放场次', '别名', '喇叭数（只）'],
    [510723100202, '河溪村', '云溪镇', '是', '放映一队', null, '河西村、老河溪', 40],
    [510723101204, '咸水村', 510723101, false, 'team-02', 6, null, null],
  ],
  放映队: [
    ['队代码', '队名'],
    ['team-01', '放映一队'],
    ['team-02', '放映二队'],
  ],
  影片: [
    ['影片代码', '片名', '类别', '片长'],
    ['film-001', '太行山上', '故事片', 95],
    ['film-002', '防火须知', '科教短片', 20],
  ],
  目标: [
    ['目标代码', '目标名称', '指标', '范围', '数量', '单位', '开始日期', '截止日期', '法定期限'],
    ['all', '全县放映', '放映场次', '全县', 5472, '场', '1月1日', '11-30', '12-31'],
    ['tv', '户户通', '电视入户', '贫困村', 1748, '户', '2017年1月1日', '2017/9/30', new Date('2017-10-31')],
  ],
}

describe('a register in a workbook', () => {
  test('may be in Chinese, with numbers for codes, names for codes and days as people write them', async () => {
    const { townships, villages, teams, films, targets } = await registerOf([await workbook(OFFICE)])
    expect(townships).toEqual([
      { code: '510723100', name: '云溪镇' },
      { code: '510723101', name: '玉龙镇' },
    ])
    expect(villages).toEqual([
      {
        code: '510723100202',
        name: '河溪村',
        townshipCode: '510723100',
        designated: true,
        teamCode: 'team-01',
        annualQuota: 12,
        aliases: ['河西村', '老河溪'],
        speakersInstalled: 40,
      },
      {
        code: '510723101204',
        name: '咸水村',
        townshipCode: '510723101',
        designated: false,
        teamCode: 'team-02',
        annualQuota: 6,
        aliases: [],
      },
    ])
    expect(teams.map(({ name }) => name)).toEqual(['放映一队', '放映二队'])
    expect(films.map(({ kind }) => kind)).toEqual(['feature', 'science_short'])
    expect(targets).toMatchObject([
      { indicator: 'screenings', scope: { kind: 'county' }, startsOn: '01-01', deadline: '11-30' },
      {
        indicator: 'tv_households',
        scope: { kind: 'designated' },
        startsOn: '2017-01-01',
        deadline: '2017-09-30',
        statutoryDeadline: '2017-10-31',
      },
    ])
  })

  test('may be the public village list alone: in the statistical code each village says its township', async () => {
    const text = readFileSync('db/seed/yanting/villages.csv', 'utf8').trimEnd().split('\n').slice(1)
    const names = new Map(
      readFileSync('db/seed/yanting/townships.csv', 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',') as [string, string]),
    )
    const rows = text.map((line) => {
      const [code = '', village = '', township = ''] = line.split(',')
      return [code, names.get(township) ?? '', village]
    })
    const csv = ['code,township,village', ...rows.map((row) => row.join(','))].join('\n')
    const lists: Parameters<typeof read>[] = [
      [[], { 'villages.csv': csv }],
      [[await workbook({ Sheet1: [['行政村代码', '乡镇', '行政村'], ...rows] }, '行政村 (1).xlsx')]],
    ]
    for (const sent of lists) {
      const { townships, villages } = await registerOf(...sent)
      expect([townships.length, villages.length]).toEqual([36, 453])
      expect(new Map(townships.map(({ code, name }) => [code, name]))).toEqual(names)
      expect(villages.every(({ code, townshipCode }) => code.startsWith(townshipCode))).toBe(true)
    }
  })

  test('may have a title and a date above its columns, whose rows are counted all the same', async () => {
    const titled = (rows: CellValue[][] = []) => [['盐亭县村名录'], [null, '2026年1月'], ...rows]
    const { townships, villages } = await registerOf([await workbook({ ...OFFICE, 行政村: titled(OFFICE['行政村']) })])
    expect([townships.length, villages.length]).toEqual([2, 2])
    const list = titled([
      ['村代码', '村名', '乡镇'],
      ['510723100202', '河溪村', '云溪镇'],
      ['510723100204', '', '云溪镇'],
    ])
    expect(await problemsOf([await workbook({ 行政村: list })])).toEqual([
      '登记册.xlsx › 行政村:5 村名=: 缺少此项，请填写。',
    ])
  })

  test('may come in parts: workbooks of one sheet each, and CSV beside them', async () => {
    const { 乡镇, 行政村, 放映队 } = OFFICE as { [Sheet in '乡镇' | '行政村' | '放映队']: CellValue[][] }
    const books = [
      await workbook({ Sheet1: 乡镇 }, '乡镇.xlsx'),
      await workbook({ 村名录: 行政村, Sheet2: [] }, 'a.xlsx'),
    ]
    const teams = 放映队.map((row) => row.join(',')).join('\n')
    const register = await registerOf(books, { 'teams.csv': teams })
    expect([register.villages.length, register.teams.length, register.films.length]).toEqual([2, 2, 0])
  })
})

describe('of a workbook it is told, in the words and by the rows of the sheet itself:', () => {
  const withRows = (sheet: string, ...rows: CellValue[][]): Sheets => ({
    ...OFFICE,
    [sheet]: [...(OFFICE[sheet]?.slice(0, 1) ?? []), ...rows],
  })
  test.each<[string, Sheets, string[]]>([
    [
      'a township nobody has heard of, and one name for two',
      {
        ...withRows('行政村', [1, '河溪村', '云溪乡'], [2, '咸水村', '玉龙镇']),
        乡镇: [...(OFFICE['乡镇'] ?? []), ['510723999', '玉龙镇']],
      },
      [
        '登记册.xlsx › 行政村:2 乡镇=云溪乡: 没有找到乡镇“云溪乡”，请核对。',
        '登记册.xlsx › 行政村:3 乡镇=玉龙镇: 有多个乡镇叫“玉龙镇”，请改填代码。',
      ],
    ],
    [
      'a choice that is none, and a cell that is empty',
      withRows('影片', ['f', '动画', '动画片', 90], ['g', '无', '故事片', null]),
      [
        '登记册.xlsx › 影片:2 类别=动画片: 请从以下选项中选择：故事片、纪录片、科教长片、科教短片。',
        '登记册.xlsx › 影片:3 片长=: 缺少此项，请填写。',
      ],
    ],
    [
      'a column that is missing',
      {
        ...OFFICE,
        行政村: [
          ['村代码', '村名'],
          [1, '河溪村'],
        ],
      },
      [expect.stringMatching(/^登记册\.xlsx › 行政村:1 乡镇=: 缺少“乡镇”列。可用的列：村代码、村名、/)],
    ],
    [
      'a column nobody knows',
      {
        ...OFFICE,
        放映队: [
          ['队代码', '队名', '电话'],
          ['team-01', '放映一队', '1'],
          ['team-02', '放映二队', '2'],
        ],
      },
      [expect.stringMatching(/^登记册\.xlsx › 放映队:1 电话=电话: 不认识的列“电话”/)],
    ],
    [
      'a code that its name contradicts',
      {
        ...OFFICE,
        行政村: [
          ['村代码', '村名', '乡镇', '乡镇代码'],
          [1, '河溪村', '云溪镇', '510723101'],
        ],
      },
      ['登记册.xlsx › 行政村:2 乡镇=云溪镇: “云溪镇”与代码 510723101 不是同一个，请核对。'],
    ],
    [
      'a day that Excel made a number of, rather than take 11.30 for the third of November',
      withRows('目标', ['all', '全县放映', '放映场次', '全县', 5472, '场', '01-01', 11.3]),
      [expect.stringMatching(/^登记册\.xlsx › 目标:2 截止日期=11\.3: 格式不对，应为日期/)],
    ],
    [
      'a bad row once, not wherever it is named',
      withRows('放映队', ['一队', '放映一队'], ['team-02', '放映二队']),
      [expect.stringMatching(/^登记册\.xlsx › 放映队:2 队代码=一队: 格式不对，应为代码/)],
    ],
    [
      'a sheet nobody knows',
      { ...OFFICE, 喇叭: [['x'], ['y']] },
      [expect.stringMatching(/^登记册\.xlsx › 喇叭:1 =: 不认识工作表“喇叭”。请改名为/)],
    ],
    [
      'what is missing altogether',
      { 影片: OFFICE['影片'] ?? [] },
      ['乡镇 townships:1 =: 缺少这张表。', '行政村 villages:1 =: 缺少这张表。'],
    ],
    ['that it is empty', { Sheet1: [] }, [expect.stringMatching(/^登记册\.xlsx:1 =: 其中没有表/)]],
  ])('%s', async (_, sheets, expected) => {
    expect(await problemsOf([await workbook(sheets)])).toEqual(expected)
  })

  test('a village list whose codes and township names contradict each other', async () => {
    const villages = [
      ['村代码', '村名', '乡镇'],
      ['510723100202', '河溪村', '云溪镇'],
      ['510723100204', '咸水村', '玉龙镇'],
      ['510723101201', '玉龙村', '玉龙镇'],
    ]
    expect(await problemsOf([await workbook({ 行政村: villages })])).toEqual([
      '登记册.xlsx › 行政村:3 乡镇=玉龙镇: “玉龙镇”与代码 510723100 不是同一个，请核对。',
    ])
    // codes of another kind say no township
    const other = villages.map(([code = '', ...cells], i) => [i === 2 ? 'v2' : code, ...cells])
    expect(await problemsOf([await workbook({ 行政村: other })])).toEqual(['乡镇 townships:1 =: 缺少这张表。'])
  })

  test('a table that is there twice, and a file that is no workbook', async () => {
    const book = await workbook(OFFICE)
    expect(await problemsOf([book, { name: 'b.xlsx', bytes: new TextEncoder().encode('code,name') }])).toEqual([
      expect.stringMatching(/^b\.xlsx:1 =: 无法读取这个文件：它不是 xlsx 文件/),
    ])
    expect(await problemsOf([book], { 'teams.csv': 'code,name\nteam-01,放映一队\nteam-02,放映二队' })).toEqual([
      '登记册.xlsx › 放映队:1 =: 这张表已在“teams.csv”里。请只保留一份。',
    ])
    const cut = { name: 'c.xlsx', bytes: book.bytes.subarray(0, book.bytes.length - 300) }
    expect(await problemsOf([cut])).toEqual([expect.stringMatching(/^c\.xlsx:1 =: 无法读取这个文件：文件已损坏/)])
  })
})
