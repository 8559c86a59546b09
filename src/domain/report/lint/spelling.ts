/** Slips of typing: wrong and doubled words, a missing measure word or month sign, what was never filled in. */
import type { Checked, Finding, Read } from './finding.ts'
import { alikeWords, beginsWord } from './office-words.ts'

/** Written wrongly, and right; in this county's reports and in others'. */
const WRONG: [RegExp, string][] = [
  [/制做/g, '制作'],
  [/(?<![责主委信胜担任])任为/g, '任'],
  [/截止(?=目前|今|现在|\d|上半年|本月|年底)/g, '截至'],
  [/布署/g, '部署'],
  [/按装/g, '安装'],
  [/按排/g, '安排'],
  [/(?<!体)竟标/g, '竞标'],
  [/以经(?![济营典费验贸理历纪过])/g, '已经'],
  [/既将/g, '即将'],
  [/攻艰|攻监/g, '攻坚'],
  [/座落/g, '坐落'],
  [/报帐/g, '报账'],
  [/拔款/g, '拨款'],
  [/划拔/g, '划拨'],
  [/拔付/g, '拨付'],
  [/下拔/g, '下拨'],
  [/渡过难关/g, '度过难关'],
  [/再接再励/g, '再接再厉'],
  [/贯切|贯测/g, '贯彻'],
  [/落时(?=到位|责任|任务)/g, '落实'],
  [/检察验收/g, '检查验收'],
  [/通[晌饷垧]率/g, '通响率'],
  [/复盖/g, '覆盖'],
  [/覆盖律/g, '覆盖率'],
  [/完工收(?=验)/g, '完工验'],
  [/招投票/g, '招投标'],
  [/统畴/g, '统筹'],
  [/摸低/g, '摸底'],
  [/督促检察/g, '督促检查'],
  [/帐(?=目|户|册|款|号|务|单)|(?<=[台记对结查做])帐/g, '账'],
  [/(?<=群众|村民|干部|代表)反应(?=强烈|的|较|普遍|出)|反应(?=的?(?:问题|情况|意见|诉求))/g, '反映'],
  [/不于(?=[计受办追批录评通]|考虑|支持)/g, '不予'],
  [/(?<![自知异利律克为舍一身彼悦])己(?=[经过完通达建有成开全被将在到累实接安按纳启投签组])/g, '已'],
]

/** Words of this work; one character of them replaced by one of the same sound is a slip. */

const MOST_FINDINGS = 200

export function spelling(read: Read, soundOf: ((text: string) => string) | undefined): Checked {
  const text = read.report.plain.slice(0, read.report.end)
  const findings = [
    ...wrongWords(text),
    ...doubled(text),
    ...measures(text),
    ...unfilled(text),
    ...(soundOf ? soundAlike(text, soundOf) : []),
  ]
  // told once, by the first that finds it
  const isNew = ({ places: [place] }: Finding, i: number): boolean =>
    !findings
      .slice(0, Math.min(i, MOST_FINDINGS))
      .some(({ places: [other] }) => place && other && place.from < other.to && other.from < place.to)
  return { findings: findings.filter(isNew).slice(0, MOST_FINDINGS), confirmed: [] }
}

function found(
  text: string,
  pattern: RegExp,
  tell: (said: string, match: RegExpExecArray) => Finding['said'] | undefined,
): Finding[] {
  return Array.from(text.matchAll(pattern)).flatMap((match): Finding[] => {
    const said = tell(match[0], match)
    return said ? [{ kind: 'spelling', said, places: [{ from: match.index, to: match.index + match[0].length }] }] : []
  })
}

function wrongWords(text: string): Finding[] {
  return WRONG.flatMap(([pattern, right]) =>
    found(text, pattern, (said) =>
      said === '制做' && text.includes(right)
        ? { key: 'words_mixed', facts: { said, right } }
        : { key: 'word_wrong', facts: { said, right } },
    ),
  )
}

/** 建设中心建设: a word right after itself. 研究研究 is said so, a name may be. */
const TWICE = /(?<twice>\p{Script=Han}{2,6})\k<twice>(?!村|社区|镇|乡)/gu
const SAID_TWICE =
  /^(?:一.|研究|讨论|商量|考虑|一个|一步|一项|一批|许多|等等|某某|好好|村村|户户|常常|彻底|一遍|一层|一级|一件|逐一|反复|千万|代代|人人|处处|年年|天天|家家|月月|事事|时时|层层|点点|多多|渐渐|刚刚|仅仅|往往|纷纷|频频|稳稳|牢牢|紧紧|大大|深深|慢慢|高高)/
const SMALL_WORDS =
  /(?<![目有标])的的(?!确)|(?<!实实)在在|(?<!除|为)了了(?!解)|和和(?!气|美|睦|平)|与与(?!会)|对对(?!方|口|象|照|接|策|比|联|标|应)|把把(?!关)|被被|(?<![若但凡只总也还就都不])是是|将将(?!军|士|来|领)|，的|。的/g

function doubled(text: string): Finding[] {
  return [
    ...found(text, TWICE, (said, { index }) => {
      const half = said.slice(0, said.length / 2)
      const isOneSign = new Set(half).size === 1
      return isOneSign || SAID_TWICE.test(half) || !beginsWord(text, index)
        ? undefined
        : { key: 'word_twice', facts: { said: half } }
    }),
    ...found(text, SMALL_WORDS, (said) =>
      said.startsWith('，') || said.startsWith('。')
        ? undefined
        : { key: 'word_twice', facts: { said: said.slice(0, 1) } },
    ),
  ]
}

function measures(text: string): Finding[] {
  return [
    ...found(
      text,
      /(?<![\d.月年〔])\d{1,5}(?:困村|贫困村|贫困户|行政村|乡镇|放映队|农家书屋|活动室|文化广场)/g,
      (said) => {
        const right = said
          .replace(/^(\d{1,5})(?:困村|贫困村)$/, '$1个贫困村')
          .replace(/^(\d{1,5})贫困户$/, '$1户贫困户')
          .replace(/^(\d{1,5})放映队$/, '$1支放映队')
          .replace(/^(\d{1,5})(?=[行乡农活文])/, '$1个')
        return { key: 'measure_missing', facts: { said, right } }
      },
    ),
    ...found(
      text,
      /(?<![\d.月年至—\-第])(?:1[0-2]|[1-9])(?=[底初末](?!级|中|期|步|心|次|审|赛|稿|学|二|三|一)|[上中下]旬)[底初末上中下]旬?/g,
      (said) => ({
        key: 'month_missing',
        facts: { said, right: said.replace(/^(\d{1,2})/, '$1月') },
      }),
    ),
  ]
}

const unfilled = (text: string): Finding[] =>
  found(
    text,
    /\{\{[^{}\n]{0,80}\}\}|＿{2,20}|_{2,20}|[×xX]{2,8}(?=[年月日个场户万元%人村镇乡号，。；])|【(?:待填|待补|填写)[^】\n]{0,20}】/g,
    (said) => ({ key: 'left_open', facts: { said } }),
  )

/** 通晌率 for 通响率: all of a word but one character, which sounds or looks the same. */
const soundAlike = (text: string, soundOf: (text: string) => string): Finding[] =>
  alikeWords(text, soundOf).map(({ at, said, right }) => ({
    kind: 'spelling',
    said: { key: 'word_alike', facts: { said, right } },
    places: [{ from: at, to: at + said.length }],
  }))
