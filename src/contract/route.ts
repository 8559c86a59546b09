/** How a route is written down: once, for the server that serves it, the browser that asks by it, and the description. */
import * as z from 'zod'
import type { Role, Scope } from '../domain/people/account.ts'
import { Day, Instant } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { Sha256 } from '../domain/screening/photo.ts'
import { digits } from '../domain/asked.ts'
import { Problem } from './problem.ts'

export type Method = 'get' | 'post' | 'put' | 'delete'

/**
 * What a route asks of a token: one scope; whatever token there is (`any`); one that nobody narrowed (`all`), where the
 * register and its rules are kept; or none will do (`people`), where accounts, ways in and reviews are decided. A person
 * who is signed in is asked for nothing but the role.
 */
export type Needs = Scope | 'any' | 'all' | 'people'

/** Every role that may (what is read, auditors read where managers do); or everyone, whether signed in or not, and then no token is looked at either. */
type Door = { may: 'everyone' } | { may: readonly Role[]; needs: Needs }

/** 304 is said of `fresh` ones without a word. */
export type Status = 200 | 201 | 204 | 304

interface Said {
  tag: Tag
  summary: string
  /** What each answer means; of an answer without a word of its own, 200. */
  says: string | Partial<Record<Status, string>>
  /** Also for teams whose account was disabled: what they made before is handed in here, for review. */
  handsIn?: true
  /**
   * It has an ETag and is answered 304 where that is known. How far clocks matter: what speaks of days changes at
   * midnight, what is overdue from one minute to the next; what changes without a line in the trail (`any`) is compared
   * after it was made, which saves the sending.
   */
  fresh?: 'day' | 'minute' | 'any'
  /**
   * Making it takes long, always or in a large database: a server does that beside its other work (src/node/long-readings.ts),
   * as it does all that is asked of the past.
   */
  isLong?: 'always' | 'of many logs' | 'of many villages'
  /** Of names in the address that are no code, id, hash or day. */
  params?: Record<string, z.ZodType<string>>
  query?: z.ZodObject
  body?: z.ZodType
  /** Takes If-Match and If-None-Match: somebody else's change is not written over. */
  conditional?: true
  /** In JSON; none where there is nothing to tell, or where a file is answered. */
  answer?: z.ZodType
  /** Types of the file that is sent, or answered, as it is. */
  sendsFile?: readonly string[]
  answersFile?: readonly string[]
  /** Problems that tell more than others. */
  problems?: Record<number, { says: string; schema: z.ZodType }>
}
type Spec = Said & Door
export type Route = Spec & { method: Method; path: string }

const define =
  <M extends Method>(method: M) =>
  <const P extends string, const S extends Spec>(path: P, spec: S): S & { method: M; path: P } => ({
    ...spec,
    method,
    path,
  })
/** Whatever managers read, auditors read, too: no such route names them, and none can forget them. */
export const get = <const P extends string, const S extends Spec>(path: P, spec: S) =>
  define('get')(path, spec.may === 'everyone' ? spec : { ...spec, may: readBy(spec.may) })
const readBy = (roles: readonly Role[]): readonly Role[] =>
  roles.includes('manager') && !roles.includes('auditor') ? [...roles, 'auditor'] : roles
export const post = define('post')
export const put = define('put')
export const del = define('delete')
type Names<P extends string> = P extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never
type Named<R extends Route> = R extends { params: infer S extends Record<string, z.ZodType> }
  ? { [N in Names<R['path']>]: N extends keyof S ? z.output<S[N]> : string }
  : { [N in Names<R['path']>]: string }
export type ParamsOf<R extends Route> = Named<R>
export type QueryOf<R extends Route> = R extends { query: infer Q extends z.ZodType } ? z.output<Q> : object
export type BodyOf<R extends Route> = R extends { body: infer B extends z.ZodType } ? z.output<B> : undefined
/** As it is sent. */
export type SentOf<R extends Route> = R extends { body: infer B extends z.ZodType } ? z.input<B> : undefined
export type AnswerOf<R extends Route> = R extends { answer: infer A extends z.ZodType } ? z.output<A> : undefined
/** As it is answered, before it is read. */
export type GivenOf<R extends Route> = R extends { answer: infer A extends z.ZodType } ? z.input<A> : void
/** The words a query may have. */
export type AskedOf<R extends Route> = R extends { query: infer Q extends z.ZodObject }
  ? { [K in keyof z.input<Q>]?: string | number | boolean | undefined }
  : Record<string, never>

/** Where a route is asked: what its path leaves open, and what its query takes. */
export type Address<R extends Route> = { query?: AskedOf<R> } & ([keyof ParamsOf<R>] extends [never]
  ? { params?: undefined }
  : { params: ParamsOf<R> })

const PARAMS: Record<string, z.ZodType<string>> = { code: Code, id: z.uuid(), sha256: Sha256, effectiveOn: Day }

/** The names in an address, each with what it must be. */
export function paramsOf({ path, params = {} }: Route): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.length === 0) return undefined
  return z.strictObject(Object.fromEntries(names.map((name) => [name, params[name] ?? PARAMS[name] ?? z.string()])))
}

export const TAGS = {
  Screenings: 'Logs of shows: sent, corrected, voided, listed',
  Reviews: 'Decisions of managers on logs',
  Broadcast: 'Speakers, their tests and faults, and TV coverage',
  Figures: 'What the managers’ pages say of a day',
  Bulletins: 'Frozen figures, why they are others today, and closed months',
  Reports: 'The office’s reports, their figures, and the files they leave as',
  Settlements: 'What teams are paid for their accepted shows',
  Ledger: 'Events, works of villages, funds, tenders and problems: the rest of the task list',
  Imports: 'Sheets that are brought in: checked, corrected, stored; and their forms',
  Targets: 'The task list and what it is measured by',
  Register: 'Townships, villages, teams, films and the counting rule',
  Messages: 'By which channels people are told, who of what, and what has arrived',
  Office: 'Settings, the audit trail, and the office itself',
  Access: 'Signing in, accounts, tokens and one-use codes',
  Service: 'For watchers, and this description',
} as const
type Tag = keyof typeof TAGS

/** Says no more than that it is to be done; anything else is a mistake. */
export const Switch = z.enum(['true', 'false']).default('false')
export const MOST_A_PAGE = 500
export const Limit = digits(1, MOST_A_PAGE).optional().meta({ description: 'At most so many on this page' })
export const Cursor = z.string().max(400).optional().meta({ description: 'The `nextCursor` of the page before' })

/** What every list takes; those that are told nothing else answer as many as a page may have. */
export const paging = { limit: Limit, cursor: Cursor }
export const Paging = z.strictObject(paging)

/** The second time of every figure: the moment at which it was known. */
export const known = {
  knownAt: Instant.optional().meta({ description: 'As it was known at this moment; as it is known now without it' }),
}
export const Known = z.strictObject(known)
export const KnownPaging = z.strictObject({ ...paging, ...known })

/** What is asked of one day. */
export const AsOf = z.strictObject({ asOf: Day.optional(), ...known })

/** Lists: at most 500 a page, the next one behind a cursor. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), nextCursor: z.string().optional() })
export const IN_THE_NEWEST = 'words are looked for in the newest'
/** Of which a province has too many to look through all of them; `more` is what else there is to say of that. */
export const boundedListOf = <S extends z.ZodType>(item: S, more: string) =>
  listOf(item).extend({
    isTotalBounded: z
      .literal(true)
      .optional()
      .meta({
        description:
          'Too many were to be looked through: `total` is of those that were, and there are that many or more. A page may ' +
          `then have fewer than \`limit\`, and goes on at \`nextCursor\`; ${more}`,
      }),
  })
export interface Listed<Item> {
  items: Item[]
  total: number
  isTotalBounded?: true | undefined
  nextCursor?: string | undefined
}

export const MOST_A_BATCH = 100

/** Parsed later and by itself; described as what it should be, by that schema's id in the contract. */
const unparsed = (schemaId: string): z.ZodUnknown => z.unknown().meta({ $ref: `#/components/schemas/${schemaId}` })

/** The body `{ [name]: [1..100] }`; what is in the list is parsed one by one, so that a bad one blocks no other. */
export const batchOf = <N extends string>(name: N, schemaId: string) =>
  z.strictObject({ [name]: z.array(unparsed(schemaId)).min(1).max(MOST_A_BATCH) } as Record<
    N,
    z.ZodArray<z.ZodUnknown>
  >)

export const batchAnswer = <R extends z.ZodType, O extends [string, ...string[]]>(receipt: R, outcomes: O) =>
  z.object({
    results: z.array(
      z.object({ id: z.string(), outcome: z.enum(outcomes), receipt: receipt.optional(), error: Problem.optional() }),
    ),
  })
