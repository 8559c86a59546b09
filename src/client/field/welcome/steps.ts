/** What somebody is led through who has just been let in: only what is still to be done. */
import type { Role } from '../../../domain/people/account.ts'
import { isInApp } from '../door/door-ways.ts'
import { t } from '../later-words.ts'

export type Step = 'install' | 'password' | 'trial'

/** Where the app begins anew (another browser, an iPhone's home screen), the password comes first: it is what lets one in there. */
export function stepsFor({ way, hasPassword, role }: { way: InstallWay; hasPassword: boolean; role: Role }): Step[] {
  const isAnew = way === 'chat' || way === 'apple'
  const ordered: Step[] = isAnew ? ['password', 'install', 'trial'] : ['install', 'password', 'trial']
  return ordered.filter(
    (step) => !(step === 'install' && way === 'done') && !(step === 'password' && hasPassword) && isOf(role, step),
  )
}
const isOf = (role: Role, step: Step): boolean => step !== 'trial' || role === 'team'

/** `done`: it runs from there already. */
export type InstallWay = 'done' | 'chat' | 'apple' | 'android'
export const WAYS = ['android', 'chat', 'apple'] as const

interface Here {
  userAgent: string
  isStandalone: boolean
  /** Fingers that may touch at once: a tablet of Apple's calls itself a Mac. */
  touches: number
}
export function installWay({ userAgent, isStandalone, touches }: Here): InstallWay {
  if (isStandalone) return 'done'
  if (isInApp(userAgent)) return 'chat'
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touches > 1)
  return isApple ? 'apple' : 'android'
}

export const installWayHere = (): InstallWay =>
  installWay({
    userAgent: navigator.userAgent,
    // the one word that Safari has for it
    isStandalone:
      matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true,
    touches: navigator.maxTouchPoints,
  })

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
