/** Passwords: what a new one may not be (one of the commonest, however dressed up; a name with a number), and how often one may be guessed at. */
import { COMMON_NUMBERS, COMMON_WORDS, SURNAMES } from './common-passwords.ts'

/** Lines of keys, as they are run along forwards and backwards, across and down. */
const KEYS = (
  '01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm !@#$%^&*() ' +
  '1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 147 258 369 789 456 0okm 9ijn 8uhb 7ygv'
).split(' ')
const RUNS = KEYS.flatMap((line) => [line, line.split('').reverse().join('')])
const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iong|[iu]ang|iao|uai|[iu]an|[aeio]ng|ia|ie|i[nu]|ua|u[eino]|ve|a[ino]|e[inr]|ou|[aeiouv])'
const NAME = new RegExp(`^(?:${SURNAMES.join('|')})${SYLLABLE}(?:${SYLLABLE})?$`)
/** Signs that stand for letters. */
const LEET: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const plain = (text: string): string => text.replace(/[@431!0$57]/g, (sign) => LEET[sign] ?? sign)
const words = new Set([...COMMON_WORDS, ...SURNAMES])
const numbers = new Set(COMMON_NUMBERS)
const LONGEST = 24
const isRun = (text: string): boolean => text.length >= 3 && RUNS.some((line) => line.includes(text))
/** 1990, 19900101, 01011990. */
const DATE =
  /^(?:(?:19[4-9]|20[0-3])\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|[12]\d|3[01])(?:19[4-9]|20[0-3])\d)$/
const isNumber = (text: string): boolean =>
  isRun(text) || /^(.)\1+$/.test(text) || /^\d{1,2}$/.test(text) || numbers.has(text) || DATE.test(text)
const isWord = (text: string, more: ReadonlySet<string>): boolean =>
  more.has(text) || (text.length >= 3 && (words.has(text) || words.has(plain(text)) || NAME.test(text)))

type Part = 'word' | 'number' | 'letters' | 'sign'
/** What is left of a password when its weak parts are taken: one word or a few letters, two numbers, two signs. */
const MOST: Record<Part, number> = { word: 1, letters: 1, number: 2, sign: 2 }

function partsAs(text: string, more: ReadonlySet<string>): Part[] {
  const found: Part[] = []
  if (isWord(text, more)) found.push('word')
  if (isNumber(text)) found.push('number')
  if (/^[a-z]{1,3}$/.test(text)) found.push('letters')
  if (/^[^\p{L}\p{N}\s]$/u.test(text)) found.push('sign')
  return found
}

function isMadeOf(text: string, more: ReadonlySet<string>, left: Record<Part, number>): boolean {
  if (text === '') return true
  for (let end = text.length; end > 0; end--) {
    for (const part of partsAs(text.slice(0, end), more)) {
      if (left[part] === 0) continue
      const rest = { ...left, [part]: left[part] - 1 }
      // a few letters stand for the word
      if (part === 'word' || part === 'letters') Object.assign(rest, { word: 0, letters: 0 })
      if (isMadeOf(text.slice(end), more, rest)) return true
    }
  }
  return false
}

/** Said again and again: abab, woaiwoai. */
const unitOf = (text: string): string => /^(.+?)\1+$/su.exec(text)?.[1] ?? text
const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

function isWeak(password: string, more: ReadonlySet<string>): boolean {
  const text = folded(password)
  const unit = unitOf(text)
  if (unit !== text && unit.length <= 4) return true
  return [text, unit].some((tried) => tried.length <= LONGEST && isMadeOf(tried, more, MOST))
}

export const isCommonPassword = (password: string): boolean => isWeak(password, new Set())

/** Why a password is refused; null of one that may be. The names are the user name, and what its owner is called. */
export function passwordProblem(password: string, names: string[]): 'password_common' | 'password_is_name' | null {
  if (isCommonPassword(password)) return 'password_common'
  const own = names.flatMap((name) => [folded(name), folded(name).replaceAll(/[^\p{L}\p{N}]/gu, '')])
  return isWeak(password, new Set(own.filter((name) => name.length > 1))) ? 'password_is_name' : null
}

/**
 * How often somebody may be wrong about a password before the next try has to wait.
 *
 * A device that signed in to an account before carries a cookie that says so. There it has an allowance of its own: ten
 * wrong passwords in 15 minutes, fifteen in two hours, twenty in a day, so that the wait grows. Nobody else’s guesses are
 * counted against it, whoever shares its address. The same allowance has an open session that changes its password.
 *
 * Everybody else is a stranger, and waits while one of these is used up:
 *
 * 1. this account from this network (one IPv4 address, or the 64 bits of IPv6 that one customer has): ten, fifteen,
 *    twenty, as above. Whoever guesses at one account shuts neighbours behind the same address out of that one alone;
 * 2. this account from everywhere: wrong passwords from ten networks in 15 minutes, fifteen in two hours, twenty in a
 *    day. Each network counts once, so that one guesser alone never uses it up. Networks from which the account was
 *    signed in to before (the office, home) need not wait for this one;
 * 3. this network across accounts: ten in 15 minutes, of which no account counts for more than five.
 *
 * An attacker with 10 000 addresses is thus judged 20 × 20 = 400 times a day about one account, however long he goes on,
 * and 20 times more for each usual network of that account in which he sits. Meanwhile its owner signs in from any known
 * device and any usual network; from a new device in a new place not before the attack pauses, but by a manager’s link.
 *
 * What was refused unjudged counts for nothing, so that waiting always ends. A right password clears its own marks alone.
 */

/** Who tries, and so where it is counted if it is wrong. */
export type Guesser =
  /** A known device, an open session: nobody else shares this allowance. */
  | { own: string }
  | { account: string; network: string; isUsualNetwork: boolean }
  /** About no account. */
  | { network: string }

export interface Limit {
  counted: 'own' | 'pair' | 'networks' | 'network'
  most: number
  minutes: number
}

/** Ten in fifteen minutes is the contract’s (api.md); the longer ones are ours. */
const ALLOWANCE = [
  { most: 10, minutes: 15 },
  { most: 15, minutes: 120 },
  { most: 20, minutes: 1440 },
]
const growing = (counted: Limit['counted']): Limit[] => ALLOWANCE.map((limit) => ({ counted, ...limit }))

/** Of one network’s wrong passwords, those about one account that count for all. */
export const MOST_OF_ONE_ACCOUNT = 5
const WHOLE_NETWORK: Limit = { counted: 'network', most: 10, minutes: 15 }

export function limitsFor(guesser: Guesser): Limit[] {
  if ('own' in guesser) return growing('own')
  if (!('account' in guesser)) return [WHOLE_NETWORK]
  const everywhere = guesser.isUsualNetwork ? [] : growing('networks')
  return [...growing('pair'), ...everywhere, WHOLE_NETWORK]
}

/** As long as the longest of them. */
export const KEPT_MINUTES = 1440
/** A clock that was set back leaves attempts in the future behind; what is only another machine's clock is not that. */
export const AHEAD_SECONDS = 60
/** The newest; each was judged, which takes longer than the day has time for more. */
export const MOST_KEPT = 100_000
const V4 = /^(?:\d{1,3}\.){3}\d{1,3}$/
/** An address as proxies write it: with a port, in brackets, with the name of an interface. */
const bare = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*?)\](:\d+)?$/, '$1')
    .replace(/^((?:\d{1,3}\.){3}\d{1,3}):\d+$/, '$1')
    .replace(/%.*$/, '')
const MOST_CHARACTERS = 45

export function networkOf(address: string): string {
  const text = bare(address)
  if (V4.test(text)) return text
  const [, mapped] = /^::ffff:((?:\d{1,3}\.){3}\d{1,3})$/.exec(text) ?? []
  if (mapped !== undefined) return mapped
  const groups = groupsOf(text)
  if (!groups) return text.slice(0, MOST_CHARACTERS)
  return mappedIn(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

/** IPv4 within IPv6, written in hexadecimal. */
function mappedIn(groups: string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  return groups
    .slice(6)
    .flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
    .join('.')
}

/** The eight groups of an IPv6 address, without leading zeros; null for what is none. */
function groupsOf(text: string): string[] | null {
  if (!/^[\da-f:.]+$/.test(text) || !text.includes(':')) return null
  const [before = '', after, ...rest] = text.split('::')
  if (rest.length > 0) return null
  const head = split(before)
  const tail = split(after ?? '')
  const missing = 8 - head.length - tail.length
  if (after === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return groups.every((group) => /^[\da-f]{1,4}$/.test(group))
    ? groups.map((group) => group.replace(/^0+(?=.)/, ''))
    : null
}

/** An IPv4 address at the end stands for two groups, of which only the number matters here. */
const split = (part: string): string[] =>
  part === '' ? [] : part.replace(/(?:\d{1,3}\.){3}\d{1,3}$/, '0:0').split(':')
