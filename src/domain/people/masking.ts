/**
 * What is shown of people (个人信息): telephone numbers, and the names of villagers who stood for a show or noticed a
 * fault. Who does not see them whole sees 138****5678 and 张**. Whoever works under their own name for the office
 * (放映员, 管理员, 责任人) is no secret in it.
 */
import type { SeenBy } from '../dated-setting.ts'
import type { Actor, Role } from './account.ts'

const WHOLE: Record<SeenBy, readonly Role[]> = {
  nobody: [],
  managers: ['manager'],
  desk: ['manager', 'auditor'],
  everyone: ['manager', 'auditor', 'technician', 'team'],
}
export const seesWhole = (role: Role, seenBy: SeenBy): boolean => WHOLE[seenBy].includes(role)

/** What stands where the years of keeping are over: nobody can have it shown any more. */
export const CLEARED = '**'
/** From which day on shows and faults keep their people: those of years that ended longer ago are cleared. */
export const keptFrom = (today: string, years: number): string => `${Number(today.slice(0, 4)) - years}-01-01`
/** Whether there is more of it to be shown. */
export const isMasked = (text: string | undefined): boolean => text !== undefined && /.\*\*|\*\*./.test(text)

export const maskedName = (name: string): string => (name === CLEARED ? name : `${/^./u.exec(name)?.[0] ?? ''}**`)

const DIGIT = '[0-9０-９]'
/** The first three and the last four digits; of a short number the last two alone. */
export function maskedPhone(phone: string): string {
  const count = [...phone.matchAll(new RegExp(DIGIT, 'g'))].length
  if (count === 0) return /\*/.test(phone) ? phone : CLEARED
  if (phone.includes('*')) return phone
  const [first, last] = count >= 10 ? [3, 4] : [0, 2]
  let place = 0
  return phone.replaceAll(new RegExp(DIGIT, 'g'), (digit) => {
    place++
    return place <= first || place > count - last ? digit : '*'
  })
}

const BETWEEN = '[ \\-－‐–]?'
/**
 * Telephone numbers, in parts or not, and those of identity cards; nothing that has a letter or a digit beside it, and
 * not the end of a UUID, whose twelve digits may be no others.
 */
const NUMBERS = new RegExp(
  `(?<![0-9０-９A-Za-z]|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)(?:` +
    `(?:[+＋]?[8８][6６]${BETWEEN})?[1１][3-9３-９]${DIGIT}${BETWEEN}${DIGIT}{4}${BETWEEN}${DIGIT}{4}` +
    `|[0０][1-9１-９]${DIGIT}{1,2}[)）]?${BETWEEN}${DIGIT}{7,8}` +
    `|[1-9１-９]${DIGIT}{16}[0-9０-９Xx])(?![0-9０-９A-Za-z])`,
  'g',
)
const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '')
/** A text in which somebody wrote a number down. */
const maskedText = (text: string, open: string): string =>
  text.length < 11 ? text : text.replaceAll(NUMBERS, (number) => (isOneOf(open, number) ? number : maskedPhone(number)))
/** An office may have written two, or what to dial behind it. */
const isOneOf = (open: string, number: string): boolean =>
  (open.match(NUMBERS) ?? []).some((one) => digitsOf(one) === digitsOf(number))

const NUMBER = new RegExp(NUMBERS.source)
export const holdsNumber = (text: string): boolean => text.length >= 11 && NUMBER.test(text)

/** Who looks, and the numbers that everybody is to know: the office's own. */
export interface Looker {
  actor: Pick<Actor, 'id' | 'role' | 'teamCode'>
  openNumber: string
}

/** A quick look at an answer’s text: most have nothing in them that would have to be masked. */
const MENTIONS = new RegExp(`"(?:witness|phone|reporterName|reportedBy|witnessList)":|${NUMBERS.source}`)
export const mentionsPeople = (json: string): boolean => MENTIONS.test(json)

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names and numbers of things are no one's telephone. */
const NAMING: ReadonlySet<string> = new Set(['id', 'code', 'receiptNo', 'sha256', 'nextCursor'])

const text = (mask: (text: string) => string) => (value: unknown) => (typeof value === 'string' ? mask(value) : value)
const name = text(maskedName)
const phone = text(maskedPhone)
const person = (value: unknown): unknown =>
  isFields(value)
    ? {
        ...value,
        ...('name' in value && { name: name(value['name']) }),
        ...('phone' in value && { phone: phone(value['phone']) }),
      }
    : value
/** Fields that are people's, whatever thing has them. */
const FIELDS: Partial<Record<string, (value: unknown) => unknown>> = {
  witness: person,
  witnessList: (value) => (Array.isArray(value) ? value.map(person) : value),
  phone,
  reporterName: name,
}

/** An answer as it is shown to who does not see people whole; what is one's own work stays as it is. */
export const masked = <T>(answer: T, looker: Looker): T => walked(answer, looker) as T

function walked(value: unknown, looker: Looker): unknown {
  // who changes things is not handed texts that would be saved again with stars in them
  if (typeof value === 'string') return looker.actor.role === 'manager' ? value : maskedText(value, looker.openNumber)
  if (Array.isArray(value)) return value.map((one) => walked(one, looker))
  if (!isFields(value) || isOwn(value, looker.actor)) return value
  const fields = Object.entries(value).map(([field, inner]): [string, unknown] => {
    if (NAMING.has(field) && typeof inner === 'string') return [field, inner]
    const seen = walked(inner, looker)
    return [field, FIELDS[field]?.(seen) ?? seen]
  })
  return named(Object.fromEntries(fields))
}

/** A team's own logs and number, faults for technicians, and everybody's own account. */
function isOwn(thing: Fields, { id, role, teamCode }: Looker['actor']): boolean {
  if (role === 'technician' && isFault(thing)) return true
  if (role === 'team' && (thing['teamCode'] === teamCode || thing['code'] === teamCode)) return true
  return thing['id'] === id
}
const isFault = (thing: Fields): boolean => 'category' in thing && 'severity' in thing

/** What only the thing it belongs to tells of: who noticed a fault, and the lines that tell of somebody. */
function named(thing: Fields): Fields {
  const { subject, before, after, field } = thing
  if (isFault(thing) && 'reportedBy' in thing) return { ...thing, reportedBy: name(thing['reportedBy']) }
  const isOfPerson = field === 'witness' || (isFields(subject) && subject['kind'] === 'fault_witness')
  return isOfPerson ? { ...thing, before: person(before), after: person(after) } : thing
}

/** What was shown masked and comes back as it was shown was not changed. */
export const asKept = <T>(sent: T, kept: T | undefined, mask: (kept: T) => T): T =>
  kept !== undefined && JSON.stringify(sent) === JSON.stringify(mask(kept)) ? kept : sent
export const maskedWitness = (witness: { name: string; phone?: string | undefined } | undefined) =>
  person(witness) as typeof witness
