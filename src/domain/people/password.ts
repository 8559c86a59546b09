/** What a new password may not be: one of the commonest, however it is dressed up, or a name with a number behind it. */
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
