/** The linter on the office's own half-year report of 2017: what is wrong with it is found, what adds up is said to. */
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import type { LintKind } from '../../src/domain/report/lint/finding.ts'
import { lintReport } from '../../src/domain/report/lint/lint.ts'
import { lintWords, sayLint, type LintSentence } from '../../src/domain/report/lint/lint-words.ts'
import { yanting } from '../lint-facts.ts'

const soundOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', v: true }).join(' ')
const register = yanting(soundOf)
const SEED = readFileSync(new URL('../half-year-report-2017.txt', import.meta.url), 'utf8')

const said = (sentence: LintSentence): string => sayLint('zh', sentence)
function linted(text: string, held?: Parameters<typeof lintReport>[1]) {
  const { findings, confirmed } = lintReport(text, { register, ...held })
  const placesOf = (places: { from: number; to: number }[]): string[] =>
    places.map(({ from, to }) => text.slice(from, to))
  return {
    findings: findings.map((one) => ({
      kind: one.kind,
      said: said(one.said),
      places: placesOf(one.places),
      holds: one.holds && said(one.holds),
    })),
    confirmed: confirmed.map((one) => said(one.said)),
  }
}
/** What is found in a sentence, as `kind: places`. */
const found = (text: string): string[] =>
  linted(text).findings.map(({ kind, places }) => `${kind}: ${places.join(' ')}`)

const IN_THE_SEED: [LintKind, string[], RegExp][] = [
  ['differs', ['1418户', '1057户'], /相差361（占1748的81\.12%与60\.47%）/],
  ['place_name', ['金安龙华村', '金安华龙村'], /名册为金安乡华龙村/],
  ['sum', ['16个', '7个', '四个'], /16 \+ 7 = 23；16 \+ 7 \+ 4 = 27，总数为25/],
  ['logic', ['25个', '9个'], /25 − 9 = 16/],
  ['logic', ['30%'], /25 ÷ 30% ≈ 83\.3，26 ÷ 30% ≈ 86\.7/],
  ['logic', ['去年的验收标准'], /今年用新标准/],
  ['logic', ['全年', '11月底'], /49\.59%和54\.19%，完成率52\.16%：前者快于序时、后者慢于序时/],
  ['scope', ['20余万人次', '2854场', '163场'], /每场约70人，按163场算每场约1227人/],
  ['place_name', ['林农镇玉城村'], /玉成村/],
  ['place_name', ['黑坪高罐村'], /高观村/],
  ['spelling', ['16困村'], /16个贫困村/],
  ['spelling', ['10底'], /10月底/],
  ['spelling', ['任为'], /任/],
  ['spelling', ['中心建设中心建设'], /重复/],
  ['spelling', ['制做'], /制作/],
  ['punctuation', ['`'], /多余/],
  ['punctuation', ['[2016]134号', '〔2017〕137号'], /〔2016〕134号/],
]

describe('the half-year report of 2017', () => {
  const { findings, confirmed } = linted(SEED)

  test.each(IN_THE_SEED)('%s at %j', (kind, places, message) => {
    const own = findings.filter((one) => one.kind === kind && places.every((place) => one.places.includes(place)))
    expect(own.map((one) => one.said)).toEqual([expect.stringMatching(message)])
  })

  test('beside them it says four things more, all of them so', () => {
    const others = findings.filter(
      ({ kind, places }) =>
        !IN_THE_SEED.some(([known, all]) => known === kind && all.every((place) => places.includes(place))),
    )
    expect(others.map(({ said: words }) => words)).toEqual([
      '“截止”应为“截至”。',
      '“《”没有配对的“》”。',
      '“截止”应为“截至”。',
      expect.stringMatching(/^中文之间有169处半角标点/),
    ])
  })

  test('confirms the sums that add up', () => {
    expect(confirmed.toSorted()).toEqual(['1418 + 330 = 1748', '23 + 2 = 25', '9 + 16 = 25'])
  })

  test('finds all but the register’s names without a register', () => {
    const alone = lintReport(SEED).findings
    expect(alone.filter(({ kind }) => kind === 'place_name').map(({ said: one }) => one.key)).toEqual(['village_twice'])
    expect(alone.length).toBe(findings.length - 2)
  })

  test('leaves the web page’s list of other articles alone', () => {
    expect(findings.filter(({ places }) => places.some((place) => place.includes('02-27')))).toEqual([])
  })
})

describe('one sentence at a time', () => {
  test.each([
    ['两处户数不同', '25个贫困村1748户贫困户中，已接通1418户，还有320户未看上电视。', ['sum: 1748户 1418户 320户']],
    ['其中超过总数', '全县共组织22支放映队，其中12支已完成任务，另有11支未完成任务。', ['sum: 22支 12支 11支']],
    ['合计不符', '放映一队120场、放映二队130场，合计260场。', ['sum: 260场 120场 130场']],
    [
      '完成率算错',
      '截至2017年6月30日，全县放映公益电影2854场，完成全年目标任务5472场的52.61%。',
      ['percent: 52.61% 2854场 5472场'],
    ],
    ['序时进度算错', '截至2017年6月30日，按11月30日计，序时进度为54.91%。', ['progress: 54.91%']],
    [
      '快慢写反',
      '截至2017年6月30日，完成率52.16%，序时进度54.19%，比序时进度快2.03个百分点。',
      ['progress: 快2.03个百分点 52.16%'],
    ],
    ['天数算错', '截至2017年6月30日，距11月30日还有135天。', ['progress: 135天']],
    ['没有这一天', '6月31日前完成摸底。', ['calendar: 6月31日']],
    ['没有这个月', '13月1日起执行。', ['calendar: 13月1日']],
    ['时限已过', '截至2017年6月30日，广播系统改造确保5月底前全面完工。', ['deadline: 5月底']],
    ['时限不一', '广播系统预计9月底全面完工。确保广播系统8月底前全面完工。', ['deadline: 9月底 8月底']],
    ['执行率算错', '下达专项资金172.12万元，已支付86.06万元，执行率55%。', ['percent: 55% 86.06万元 172.12万元']],
    ['通响率算错', '三清村通响率83.2%（37/45）。', ['percent: 83.2% 83.2%（37/45）']],
    ['在线率算错', '测试终端1860组，在线1798组，在线率97.66%。', ['percent: 97.66% 1798组 1860组']],
    ['占比算错', '目前25个村中达标20个，占85%。', ['percent: 85% 20个 25个']],
    ['其余不符', '25个贫困村中，23个村有文化活动室，其余3个村正在建设。', ['sum: 25个 23个 3个']],
    ['同音字', '深入林农镇按定村调研。', ['place_name: 林农镇按定村']],
    ['乡镇写错', '向金安镇送去图书。', ['place_name: 金安镇']],
    [
      '没有填',
      '全县放映＿＿场，受益群众{{attendance|over_wan}}人次。',
      ['spelling: ＿＿', 'spelling: {{attendance|over_wan}}'],
    ],
    ['文号', '川财教〔2017〕第037号文件。', ['punctuation: 〔2017〕第037号']],
    ['截止', '截止目前进展顺利。', ['spelling: 截止']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each([
    '通过了解情况，除了了解需求外，的的确确达到了目的的。',
    '受益群众达20余万人次。全县观众213456人次。',
    '完成24491户，共24492户，户户通率99.99%。',
    '按11月30日计慢于序时进度，按12月31日计快于序时进度。',
    '全县453个村，云溪镇三清村、金安华龙村、农村、各村、每个村、示范村、重点村均已检测。',
    '7、8、9、10月是最佳时间，1—6月放映2854场，6月放映412场，去年同期2700场。',
    '云溪镇放映120场，其中贫困村24场；玉龙镇放映110场，其中贫困村12场。',
    '（一）云溪镇。截至6月底，共放映公益电影120场。\n（二）玉龙镇。截至6月底，共放映公益电影110场。',
    '截至5月31日，全县放映公益电影2400场。截至6月30日，全县放映公益电影2854场。',
    '',
  ])('nothing about %j', (text) => {
    expect(found(text)).toEqual([])
  })

  test('numbers past those that are read are not passed over in silence', () => {
    const unread = (shows: number) =>
      lintReport('放映1场。'.repeat(shows)).findings.filter((one) => one.said.key === 'numbers_unread')
    expect(unread(3999)).toEqual([])
    expect(unread(5000)).toHaveLength(1)
  })

  test('full-width digits and thousands are read, and places are of the text as it was sent', () => {
    const text = '贫困户１,７４８户，已接通１４１８户，未接通３２０户。'
    expect(linted(text).findings.map(({ places }) => places)).toEqual([['１,７４８户', '１４１８户', '３２０户']])
  })
})

describe('reports in other offices’ words, made up and true', () => {
  const texts = readFileSync(new URL('../other-offices-reports.txt', import.meta.url), 'utf8').split('----\n')

  test.each(texts.map((text) => [text.trim().split('\n', 1)[0], text]))('%s raises no alarm', (_, text = '') => {
    expect(found(text)).toEqual([])
    expect(linted(text).confirmed.length).toBeGreaterThan(0)
  })
})

describe('beside what the system holds', () => {
  const held = {
    asOf: '2017-06-30',
    figures: [
      { subject: 'film.county.done' as const, value: 2854 },
      { subject: 'attendance.county' as const, value: 213_456 },
    ],
    deadlines: [
      {
        work: 'film' as const,
        what: 'finish' as const,
        name: '全县农村公益电影放映',
        days: ['2017-11-30', '2017-12-31'],
      },
    ],
    funds: [{ document: '川财教〔2017〕137号', amount: 1_721_200 }],
  }

  test('a figure, a deadline and the money of a document are compared, each with its basis', () => {
    const text =
      '截至2017年6月30日，全县共放映公益电影2845场，全县受益群众达20余万人次。川财教〔2017〕137号下达172.21万元。力争在10月底前全面完成放映任务。'
    expect(linted(text, { held }).findings.map(({ places, holds }) => [places[0], holds])).toEqual([
      ['2845场', '系统：截至2017年6月30日，全县已放映场次为2854'],
      ['172.21万元', '系统：川财教〔2017〕137号下达172.12万元'],
      ['10月底', '系统：全县农村公益电影放映的时限为2017-11-30、2017-12-31'],
    ])
  })

  test('figures of another day are not', () => {
    expect(linted('截至2017年5月31日，全县共放映公益电影2400场。', { held }).findings).toEqual([])
  })
})

test('every sentence is there in both languages, with the same facts', () => {
  const factsIn = (template: string): string[] => [...template.matchAll(/\{(\w+)/g)].map(([, name = '']) => name).sort()
  for (const [zh, en] of Object.values(lintWords)) expect([...new Set(factsIn(en))]).toEqual([...new Set(factsIn(zh))])
})
