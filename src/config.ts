/** Every setting, its default and a sentence: read once from the environment at the entries. */
import * as z from 'zod'
import { CALLBACK_PERCENT } from './domain/callback/callback.ts'
import { DAYS, HOURS, SeenBy, SupervisionPhone, YEARS } from './domain/dated-setting.ts'
import { ShowProof } from './domain/screening/proof.ts'
import { RateFen, Shares } from './domain/money/subsidy.ts'
import type { FaultLimits } from './domain/fault/fault-clock.ts'
import type { OverviewSettings } from './domain/report/overview.ts'
import { isTimeZone } from './domain/period.ts'
import type { SessionLimits } from './domain/people/session-life.ts'

const whole = (range: z.ZodInt) => z.string().regex(/^\d+$/).transform(Number).pipe(range)
const days = whole(DAYS)
const hours = whole(HOURS)
const yes = z
  .enum(['0', '1'])
  .default('0')
  .transform((text) => text === '1')

export const Settings = z.object({
  PORT: whole(z.int().min(0).max(65_535))
    .default(8787)
    .meta({ description: 'Port to listen on; 0 takes any free one' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'Address to listen on' }),
  DATA_DIR: z.string().min(1).default('./data').meta({ description: 'Folder of the SQLite file and of the photos' }),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'is not a time zone' })
    .default('Asia/Shanghai')
    .meta({ description: 'The county’s time zone (IANA name)' }),
  FIXED_NOW: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'An instant at which the clock stands; for the demo and tests' }),
  ADMIN_PASSWORD: z.string().min(8).optional().meta({
    description:
      'The password of the first manager `admin`, set once, on the first start; without it that start prints a one-time link',
  }),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .refine((url) => /^\w+:\/\/[^/?#@]+$/.test(url), {
      error:
        'has something behind the host, and every link begins at the root: give the service a host name of its own',
    })
    .optional()
    .meta({ description: 'The address people use, for links and QR codes and for the check of Origin' }),
  REGISTER_DIR: z.string().min(1).default('db/seed/yanting').meta({
    description:
      'Folder of the county’s CSV files, loaded into an empty database on the first start; `none` leaves it to a manager',
  }),
  BACKUP_DIR: z.string().min(1).optional().meta({
    description: 'Folder of the backups; without it backups in DATA_DIR; `none` makes none',
  }),
  BACKUP_COPY_DIR: z.string().min(1).optional().meta({
    description: 'A second folder for the same files, on another disk or machine (a mounted share)',
  }),
  BACKUP_COPY_URL: z
    .url({ protocol: /^(s3|https?)$/ })
    .refine((url) => !url.includes('@'), { error: 'has a name in it: that is BACKUP_COPY_USER' })
    .optional()
    .meta({ description: 'A store elsewhere for the same files: s3://BUCKET/FOLDER, or https://… of a WebDAV folder' }),
  BACKUP_COPY_USER: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The name there; of S3 the id of the access key' }),
  BACKUP_COPY_PASSWORD: z.string().min(1).optional().meta({
    description: 'The password there; of S3 the secret of the access key',
  }),
  BACKUP_S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description: 'The address of a store that speaks S3, without the bucket or with it as BUCKET. before the host',
    }),
  BACKUP_S3_REGION: z.string().min(1).default('us-east-1').meta({ description: 'Its region' }),
  BACKUP_KEY_FILE: z.string().min(1).optional().meta({
    description: 'File of the key that backups are sealed with; without it backup.key in DATA_DIR, made once',
  }),
  TRUST_PROXY: yes.meta({
    description: '1 when a reverse proxy of yours sets X-Forwarded-For; then its last entry is the caller',
  }),
  COOKIE_PREFIX: z
    .string()
    .regex(/^[a-z][\w-]{0,40}$/)
    .default('yx')
    .meta({ description: 'How the names of its cookies begin; another for each county that shares a host name' }),
  SESSION_IDLE_HOURS: hours.optional().meta({
    description:
      'Hours without use after which a session ends; without it 14 days for managers and auditors, 90 for all others',
  }),
  SESSION_DAYS: days.optional().meta({
    description:
      'Days after which everybody signs in again; without it 90 for managers and auditors, never for all others',
  }),
  LOGS_PER_HOUR: whole(z.int().min(1).max(1_000_000)).default(1000).meta({
    description: 'Logs that one account or token may send within an hour; a sheet a manager brings is not counted',
  }),
  HELD_PER_TEAM: whole(z.int().min(1).max(1_000_000))
    .default(500)
    .meta({ description: 'Held logs of a team that may wait for a decision; more are taken when some are decided' }),
  RESERVE_MB: whole(z.int().min(0).max(1_000_000))
    .default(200)
    .meta({ description: 'Free space on the disk (MB) below which /readyz says no' }),
  LOG_FORMAT: z.enum(['text', 'json']).default('text').meta({
    description: 'How the log is written: lines, or a JSON object each, then also of every request and job',
  }),
  READING_PROCESS: z
    .enum(['0', '1'])
    .default('1')
    .transform((text) => text === '1')
    .meta({ description: '0 where memory is short: sheets and other long readings then hold everybody else up' }),
  COUNTY_POSITION: z
    .string()
    .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/)
    .default('31.21,105.39')
    .transform((text) => {
      const [latitude = 0, longitude = 0] = text.split(',').map(Number)
      return { latitude, longitude }
    })
    .refine(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, {
      error: 'is not a place on Earth',
    })
    .meta({ description: 'Latitude,longitude where dusk is reckoned when a show’s own place is not known' }),
  OFFICE_NAME: z
    .string()
    .min(1)
    .default('盐亭县文化广电旅游局')
    .meta({ description: 'The office’s name, at the head of its pages' }),
  OFFICE_NAME_EN: z
    .string()
    .min(1)
    .default('Yanting County Bureau of Culture, Broadcast and Tourism')
    .meta({ description: 'The same in English' }),
  SUPERVISION_PHONE: SupervisionPhone.default('').meta({
    description: 'The number villagers call about a show, on the notices of shows; empty where there is none yet',
  }),
  QUIET_HOURS: z
    .string()
    .regex(/^([01]?\d|2[0-3])-([01]?\d|2[0-3])$/)
    .default('22-7')
    .transform((text) => {
      const [from = 22, until = 7] = text.split('-').map(Number)
      return { from, until }
    })
    .meta({ description: 'From which hour until which one people are told only of what is critical; 0-0 is never' }),
  MESSAGE_DAYS: whole(z.int().min(30).max(3650))
    .default(90)
    .meta({ description: 'Days that messages which arrived or were given up are kept' }),
  LOCAL_CHANNELS: yes.meta({ description: '1 lets channels lead to http and mail on this very machine: for tests' }),
  STALE_DAYS: days.default(30).meta({ description: 'Days after which a full audibility test no longer counts' }),
  FAULT_HOURS_MINOR: hours.default(72).meta({ description: 'Working hours in which a minor fault should be repaired' }),
  FAULT_HOURS_MAJOR: hours.default(24).meta({ description: 'The same of a major fault' }),
  FAULT_HOURS_CRITICAL: hours.default(12).meta({ description: 'The same of a critical fault' }),
  FAULT_REOPEN_DAYS: days.default(30).meta({ description: 'Days in which a closed fault may be reopened' }),
  SINGLE_MANAGER: yes.meta({
    description: '1 where the office has a single manager, who may then review what he sent; figures say so',
  }),
  RATE_FEN: whole(RateFen).default(20_000).meta({ description: 'The subsidy of a show, in fen' }),
  SHARES: Shares.default('5,2,2,1').meta({
    description: 'In which proportion centre, province, city and county pay it',
  }),
  SHOW_PROOF: ShowProof.default('').meta({
    description:
      'What a valid show needs: any of start, middle, end, receipt (photos), witness, position; empty: nothing',
  }),
  CALLBACK_PERCENT: whole(CALLBACK_PERCENT).default(5).meta({
    description: 'Of how many in a hundred logs of a month the village is asked (抽查回访)',
  }),
  TEAM_RANKING: yes.meta({ description: '1: a team sees on its phone at which place it stands among all' }),
  CHART_NOTE: z
    .string()
    .max(20)
    .default('')
    .meta({ description: 'A word on the year’s picture, from a day on: why it fell or rose' }),
  PEOPLE_SEEN_BY: SeenBy.default('managers').meta({
    description: 'Who sees villagers’ names and numbers whole: nobody, managers, desk (auditors, too) or everyone',
  }),
  PEOPLE_REASON: yes.meta({ description: '1: who asks for them, one by one, says why' }),
  PEOPLE_YEARS: whole(YEARS).default(0).meta({
    description: 'Years after the year of the show or the fault, then they are cleared; 0 keeps them for ever',
  }),
  PEOPLE_PLACES: yes.meta({ description: '1: where the phones were at those shows is cleared, too' }),
  TEAM_SILENT_DAYS: days.default(7).meta({ description: 'Days without a log after which a team is flagged as silent' }),
})

export type Config = z.output<typeof Settings>

/** The limits of faults, as the domain wants them. */
export const faultLimits = (config: Config): FaultLimits => ({
  hours: { minor: config.FAULT_HOURS_MINOR, major: config.FAULT_HOURS_MAJOR, critical: config.FAULT_HOURS_CRITICAL },
  reopenDays: config.FAULT_REOPEN_DAYS,
})

export const sessionLimits = ({ SESSION_IDLE_HOURS, SESSION_DAYS }: Config): SessionLimits => ({
  idleHours: SESSION_IDLE_HOURS,
  days: SESSION_DAYS,
})

/** What the managers' page is judged by. */
export const overviewSettings = (config: Config): OverviewSettings => ({
  staleDays: config.STALE_DAYS,
  teamSilentDays: config.TEAM_SILENT_DAYS,
  faultLimits: faultLimits(config),
  timeZone: config.TIME_ZONE,
})

/** When people are told, and from where. */
export const tellingSettings = ({ TIME_ZONE, QUIET_HOURS, PUBLIC_URL }: Config) => ({
  timeZone: TIME_ZONE,
  quiet: QUIET_HOURS,
  publicUrl: PUBLIC_URL,
})

/** Is the register to be uploaded by a manager, and not loaded on the first start? */
export const leavesRegister = ({ REGISTER_DIR }: Config): boolean => REGISTER_DIR === 'none'

export class BadSetting extends Error {}

/** Settings from an environment; other names in it are left alone. Throws BadSetting with one sentence. */
export function readConfig(env: Record<string, unknown>): Config {
  const named = Object.keys(Settings.shape).flatMap((name) => {
    const value = env[name]
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })
  const read = Settings.safeParse(Object.fromEntries(named))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const name = String(issue?.path[0])
  // what is secret stays so, also in a log
  const shown = name.endsWith('PASSWORD') ? '' : ` (${JSON.stringify(env[name])})`
  throw new BadSetting(`The setting ${name}${shown} is not right: ${issue?.message}.`)
}
