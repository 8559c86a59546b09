/** Words that offices write every day: one character of them replaced by one that sounds or looks the same is a slip. */
import { KNOWN_WORDS } from './known-words.ts'

const LONG = `公益电影 放映队 放映员 放映任务 放映场次 贫困村 贫困户 通响率 广播系统 文化服务中心 文化活动室 文化广场 建档立卡 户户通 村村响
脱贫攻坚 序时进度 百分点 招投标 标识标牌 专项资金 技能培训 农家书屋 目标任务 实施方案 检查验收 完成率 覆盖率 受益群众 领导小组 基层群众
文艺创作 万无一失 再接再厉 全力以赴 因地制宜 实事求是 齐抓共管 群策群力 后继乏人 稳扎稳打 持之以恒 扎实推进 有条不紊 喜闻乐见 丰富多彩
家喻户晓 深入人心 高度重视 狠抓落实 层层压实 责任落实 形式多样 保质保量 按期完成 如期完成 迎难而上 攻坚克难 不折不扣 行之有效 一丝不苟
无人问津 立行立改 举一反三 循序渐进 相辅相成 应急广播 专题会议 乡村振兴 惠民工程 公共文化 精准扶贫 倒排工期 挂图作战 销号管理 存在问题`
const wordsOf = (text: string): string[] => text.split(/\s+/)
const WORDS = [...wordsOf(KNOWN_WORDS), ...wordsOf(LONG)]

/** Words of their own that sound like one of those; and beginnings and ends that the next word would be taken with. */
const OTHERS = new Set(
  wordsOf(`实绩 银发 组件 联席 正视 治标 节电 实时 实事 两点 构建 知责 深查 赋责 中子 缓堵 闯新 惊艳 共建 实干 上缴 音箱 报修 主体 守纪 联赛 建管 有需 疫情 占比 装机 军工 水网 深化 强化 二十大 力气 调演 汇演 巡演 会演 展播
参演 联欢 修葺 筹建 复建 重建 新建 扩建 迁建 自建 代建 援建 承建 筹资 汇编 报表 报刊 期刊 市民 村民 居民 牵头 前期 中期 后期 定期 长期 短期`),
)

/** Of any length, by the word with a hole where the other character may stand. */
const HOLES = new Map<string, string[]>()
for (const word of WORDS) {
  for (let i = 0; i < word.length; i++) {
    const key = `${word.slice(0, i)} ${word.slice(i + 1)}`
    HOLES.set(key, [...(HOLES.get(key) ?? []), word])
  }
}
const LENGTHS = [...new Set(WORDS.map(({ length }) => length))].sort((a, b) => b - a)
const KNOWN = new Set(WORDS)

/** Characters that are taken for each other by the eye. */
const ALIKE =
  '拨拔 已己巳 未末 响晌饷 署暑 候侯 待侍 折析拆 设没 贷货 券卷 准淮 崇祟 治冶 徒徙 间问 列例烈裂 织识职帜 清情请晴 测侧则 陪培 扬杨场 遍偏编篇 径经 型形 燥躁操 竞竟境 住往佳 检捡验 漏露 今令 幕募慕墓暮 圆园 辨辩辫 班斑 博搏 播潘 赔陪 晰淅 宣宜 受授 侵浸 纺访防放 渝输愉 措错 抄钞 抓爪 推准 稳隐 评坪 设没 摸模漠 健建 援缓 欠次 传转 复夏'.split(
    ' ',
  )
const isAlike = (a: string, b: string): boolean => ALIKE.some((group) => group.includes(a) && group.includes(b))

export interface Alike {
  at: number
  said: string
  right: string
}

/** Begun at each place of the text with the longest word; what the dictionary knows as a word of its own is none. */
export function alikeWords(text: string, soundOf: (text: string) => string): Alike[] {
  const sounds = new Map<string, string>()
  const sound = (sign: string): string => {
    const known = sounds.get(sign) ?? soundOf(sign)
    sounds.set(sign, known)
    return known
  }
  const isSlip = (a: string, b: string, isShort: boolean): boolean =>
    a !== b && (isAlike(a, b) || (sound(a) === sound(b) && !(isShort && ALONE.includes(a))))
  const found: Alike[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isHan(text.charCodeAt(at))) continue
    for (const length of LENGTHS) {
      const said = text.slice(at, at + length)
      const right = KNOWN.has(said) ? undefined : meant(said, isSlip)
      if (right === undefined || IS_NAME.test(text.slice(at + length, at + length + 3))) continue
      if (length === 2 && isWordOfItsOwn(text, at)) continue
      found.push({ at, said, right })
      at += length - 1
      break
    }
  }
  return found
}
/** Characters that often stand alone, between words: 活动室现都已建立 is not 实现. */
const ALONE =
  '级数值全新居起大到好之多高重很做让使把被给用能官件企至现和与及在到为是有由向从对将并且或等各该本其每个名人村组室队站县镇乡局馆户场只台支已于以可能会要也都就还又再更最不未均共较比后前内外上下中时年月日事演市区'
/** 强华村 and 公石宝村 are names. */
const IS_NAME = /^\p{Script=Han}{0,2}[村镇乡](?![民级委])/u
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

function meant(said: string, isSlip: (a: string, b: string, isShort: boolean) => boolean): string | undefined {
  for (let i = 0; i < said.length; i++) {
    if (!isHan(said.charCodeAt(i))) return undefined
    const words = HOLES.get(`${said.slice(0, i)} ${said.slice(i + 1)}`)
    const word = words?.find((one) => isSlip(said.charAt(i), one.charAt(i), said.length === 2))
    if (word !== undefined) return word
  }
  return undefined
}

const isKnown = (word: string): boolean => KNOWN.has(word) || OTHERS.has(word)
const AROUND = 8
let segmenter: Intl.Segmenter | undefined
const segmented = (piece: string): Intl.Segments =>
  (segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })).segment(piece)

/** An engine without the Chinese words takes every character for one: then nothing is said of two. */
const hasWords = (): boolean => Array.from(segmented('电影')).length === 1

/** Does a word begin here? 构建共建共治 says no word twice. */
export function beginsWord(text: string, at: number): boolean {
  if (isKnown(text.slice(at - 1, at + 1))) return false
  const from = Math.max(0, at - AROUND)
  return Array.from(segmented(text.slice(from, at + AROUND))).some(({ index }) => from + index === at)
}

/** Two characters are a slip only where the dictionary leaves both of them alone. */
function isWordOfItsOwn(text: string, at: number): boolean {
  if (!hasWords() || [at - 1, at, at + 1].some((from) => isKnown(text.slice(from, from + 2)))) return true
  const from = Math.max(0, at - AROUND)
  const alone = new Set<number>()
  for (const { segment, index } of segmented(text.slice(from, at + AROUND)))
    if (segment.length === 1) alone.add(from + index)
  return !(alone.has(at) && alone.has(at + 1))
}
