/** Names as they are typed on a Latin keyboard: toneless pinyin and initials. */
import { pinyin } from 'pinyin-pro'
import type { SearchKeys } from '../../domain/register/search.ts'

/** Characters of places, people and films that are read in two ways: people type either, whatever a dictionary says. */
const READ_IN_TWO_WAYS: Record<string, string> = {
  重: 'zhong chong',
  长: 'chang zhang',
  行: 'xing hang',
  乐: 'le yue',
  朝: 'chao zhao',
  都: 'du dou',
  曾: 'zeng ceng',
  单: 'dan shan',
  解: 'jie xie',
  仇: 'chou qiu',
  区: 'qu ou',
  盛: 'sheng cheng',
  调: 'diao tiao',
  传: 'chuan zhuan',
  藏: 'cang zang',
  觉: 'jue jiao',
  查: 'cha zha',
  会: 'hui kuai',
  角: 'jiao jue',
  便: 'bian pian',
  降: 'jiang xiang',
  弹: 'dan tan',
  谷: 'gu yu',
  堡: 'bao pu bu',
  车: 'che ju',
  阿: 'a e',
  泊: 'bo po',
  薄: 'bao bo',
  尉: 'wei yu',
  还: 'hai huan',
  率: 'lv shuai',
  血: 'xue xie',
  参: 'can shen',
  露: 'lu lou',
  落: 'luo lao',
  校: 'xiao jiao',
  系: 'xi ji',
  壳: 'ke qiao',
  佛: 'fo fu',
  咀: 'ju zui',
  柏: 'bai bo',
  圩: 'wei xu',
  埔: 'pu bu',
  贾: 'jia gu',
  沈: 'shen chen',
  什: 'shi shen',
  卜: 'bu bo',
  差: 'cha chai',
  六: 'liu lu',
  给: 'gei ji',
  削: 'xiao xue',
  省: 'sheng xing',
}
/** A name of many such characters would have more spellings than anybody types. */
const MOST_SPELLINGS = 8

/** Each reading of a name, the usual one first. */
function spellings(name: string): string[][] {
  const usual = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  const parts = name.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []
  if (parts.length !== usual.length) return [usual]
  let all: string[][] = [[]]
  for (const [i, syllable] of usual.entries()) {
    const others = READ_IN_TWO_WAYS[parts[i] ?? '']?.split(' ') ?? []
    const readings = [...new Set([syllable, ...others])]
    const room = all.length * readings.length <= MOST_SPELLINGS ? readings : [syllable]
    all = room.flatMap((reading) => all.map((begun) => [...begun, reading]))
  }
  return all
}

const once = (words: string[]): string => [...new Set(words)].join(' ').toLowerCase()

/** 三清村 → { pinyin: 'sanqingcun', initials: 'sqc' }; several names, and several readings of one, are joined by spaces. */
export function searchKeys(names: string[]): { pinyin: string; initials: string } {
  const all = names.flatMap(spellings)
  return {
    pinyin: once(all.map((parts) => parts.join(''))),
    initials: once(all.map((parts) => parts.map((part) => part[0] ?? '').join(''))),
  }
}

const MOST = 5000
const known = new Map<string, { pinyin: string; initials: string }>()

export function spellingOf(name: string): { pinyin: string; initials: string } {
  const spelling = known.get(name) ?? searchKeys([name])
  if (known.size < MOST) known.set(name, spelling)
  return spelling
}

export const spelt = (name: string): SearchKeys<'pinyin' | 'initials'> => [
  ['pinyin', spellingOf(name).pinyin.split(' ')],
  ['initials', spellingOf(name).initials.split(' ')],
]
