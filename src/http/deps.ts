/** What the service is made of, as every handler is given it. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Config } from '../config.ts'
import type { Backups } from '../contract/backups.ts'
import type { Actor, Role } from '../domain/people/account.ts'
import type { Language } from '../domain/sentence.ts'
import type { SendMail } from '../notify/deliver.ts'
import type { Blobs } from '../store/engine/blobs.ts'
import type { Credential } from '../store/people/credentials.ts'
import type { SealFile } from '../store/engine/seal-file.ts'
import type { Sql } from '../store/engine/sql.ts'

export type BackupsNow = Pick<Backups, 'items' | 'place' | 'hasSecondPlace' | 'key'>

/** `yingxiang_` stands before its name. */
export interface Gauge {
  name: string
  help: string
  value: number
}

/** Nothing in it tells of a person. */
export interface Noted {
  level: 'info' | 'error'
  message: 'request' | 'job'
  [fact: string]: string | number
}

/** What is asked, by whom, of whoever answers long readings beside the rest. */
export interface PassedOn {
  url: string
  acceptLanguage: string
  actor: Actor
}
export interface LongReadings {
  /** So much is in the database that what answers of all of it takes long. */
  isMuch: (of: 'logs' | 'villages') => Promise<boolean>
  /** Throws Unavailable where nobody can just now. Nobody reads on once the signal is given. */
  answer: (asked: PassedOn, log: Deps['log'], signal: AbortSignal) => Promise<Response>
}

export interface Deps {
  sql: Sql
  blobs: Blobs
  sealFile: SealFile
  now: () => Date
  config: Config
  /** The caller's network address, for throttling. */
  addressOf: (c: Context) => string
  /** With the id of the request that it is about, where there is one. */
  log: (line: string, request?: string) => void
  /** Where the log is of objects: a request or a job that is done. */
  note?: ((facts: Noted) => void) | undefined
  /** The sample county's register files by name. */
  sampleRegister: () => Map<string, string>
  /** The built pages; null where there is no such file. */
  page: (request: Request) => Promise<Response | null>
  /** Of the demo alone: who may sign in, and everybody's password. */
  demo?: { password: string; signIns: { username: string; displayName: string; role: Role }[] }
  /** Another one whenever the code is. */
  codeVersion: string
  /** Names of migrations the code brings that the database has not had. */
  pendingMigrations: () => Promise<string[]>
  /** How backups stand; on Workers D1 keeps its own. */
  backups?: () => Promise<BackupsNow>
  /** There is none on Workers. */
  sendMail?: SendMail
  /** What a server measures of itself, for watchers. */
  gauges?: () => Promise<Gauge[]>
  /** Of a server that answers long readings beside the rest: where. */
  longReadings?: LongReadings | undefined
  /** Of what answers them: by whom it was asked, who was let in before; its log tells of that request. */
  passedOn?: (c: Context<Env>) => Pick<PassedOn, 'actor'> & Pick<Deps, 'log'>
  /** Free space where the database and the photos lie; null when nobody can tell, as on Workers. */
  freeBytes?: () => Promise<number | null>
}
export interface Env {
  Variables: { language: Language; actor: Actor; credential: Credential | undefined; log: Deps['log'] }
}
export type App = OpenAPIHono<Env>
