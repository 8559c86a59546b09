/** A password to begin with: two things of the village, as they are typed, and three digits; easy to read out and to remember. */
import { t } from '../later-words.ts'

/** As they are read, in the same order: `things_read`. */
const THINGS = (
  'yumi nangua doujiao huasheng tudou luobo baicai pingguo xigua hetao shiliu shizi banli pipa yingtao juzi ' +
  'xique yanzi maque bugu shuiniu shanyang liyu qingting hudie mifeng songshu qingwa zhulin baishu hehua guihua ' +
  'juhua meihua maitian caiyuan guoyuan yutang xiaohe shiqiao shanlu shuijing yuanzi zaotai chutou liandao ' +
  'biandan beilou zhukuang caomao yusan bandeng mifan miantiao doufu larou paocai yueliang taiyang xingxing ' +
  'caihong chunfeng qiuyu dongxue yinmu laba dianying jiaopian'
).split(' ')
/** Neither 0 nor 1, which look like letters. */
const DIGITS = '23456789'

export interface Suggested {
  password: string
  /** What it says, part by part. */
  reads: string
}

/** `random`: below one, as Math.random has it. */
export function suggested(random: () => number): Suggested {
  const below = (most: number): number => Math.floor(random() * most)
  const first = below(THINGS.length)
  // another one
  const second = (first + 1 + below(THINGS.length - 1)) % THINGS.length
  const number = [1, 2, 3].map(() => DIGITS[below(DIGITS.length)]).join('')
  const read = t('things_read').split(' ')
  return {
    password: `${THINGS[first]}${THINGS[second]}${number}`,
    reads: `${read[first]} ${read[second]} ${number}`,
  }
}

/** Nobody is to guess it from the hour it was made. */
export const byChance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
