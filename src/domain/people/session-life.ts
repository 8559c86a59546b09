/** How long somebody stays signed in: counted from the last use, and from signing in. */
import * as z from 'zod'
import type { Role } from './account.ts'
import { Instant } from '../period.ts'

export interface SessionLimits {
  idleHours?: number | undefined
  /** Days after signing in on which it ends, however much it is used. */
  days?: number | undefined
}

/** Where nothing is set. A phone that hands in once a month, or in the season alone, stays signed in. */
export const USUAL_LIMITS: Record<Role, SessionLimits & { idleHours: number }> = {
  team: { idleHours: 90 * 24 },
  technician: { idleHours: 90 * 24 },
  manager: { idleHours: 14 * 24, days: 90 },
  auditor: { idleHours: 14 * 24, days: 90 },
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

function limitsOf(role: Role, { idleHours, days }: SessionLimits): { idleMs: number; longestMs: number } {
  const usual = USUAL_LIMITS[role]
  return { idleMs: (idleHours ?? usual.idleHours) * HOUR_MS, longestMs: (days ?? usual.days ?? Infinity) * DAY_MS }
}

/** When a session begun at one instant and last used at another ends. */
export function sessionEnd(role: Role, begunAt: string, usedAt: string, limits: SessionLimits = {}): string {
  const { idleMs, longestMs } = limitsOf(role, limits)
  return new Date(Math.min(Date.parse(usedAt) + idleMs, Date.parse(begunAt) + longestMs)).toISOString()
}

export type SessionTimes = Record<'createdAt' | 'lastUsedAt' | 'expiresAt', string>

/** Nothing within an hour of the last one, and the end only once a day, so that asking stays reading. */
export function usedNow(
  role: Role,
  times: SessionTimes,
  now: Date,
  limits: SessionLimits = {},
): { expiresAt: string; isRolled: boolean } | null {
  const { idleMs } = limitsOf(role, limits)
  const since = now.getTime() - Date.parse(times.lastUsedAt)
  if (since >= 0 && since < Math.min(HOUR_MS, idleMs / 10)) return null
  const end = sessionEnd(role, times.createdAt, now.toISOString(), limits)
  const isRolled = Date.parse(end) - Date.parse(times.expiresAt) > Math.min(DAY_MS, idleMs / 10)
  return { expiresAt: isRolled ? end : times.expiresAt, isRolled }
}

export const OwnSession = z
  .object({
    id: z.string(),
    device: z.string().optional().meta({ description: 'What its browser says it is, where it says so' }),
    createdAt: Instant,
    lastUsedAt: Instant.meta({ description: 'To the hour' }),
    expiresAt: Instant,
    isCurrent: z.boolean().meta({ description: 'The one that asks' }),
  })
  .meta({ id: 'OwnSession', description: 'Where one is signed in' })
export type OwnSession = z.infer<typeof OwnSession>

/** The first that fits: browsers name those they come from, too. */
const BROWSERS: [sign: RegExp, name: string][] = [
  [/MicroMessenger/, '微信 WeChat'],
  [/DingTalk/, '钉钉 DingTalk'],
  [/MQQBrowser|QQBrowser/, 'QQ'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser|XiaoMi/i, 'Xiaomi'],
  [/HeyTapBrowser/, 'OPPO'],
  [/VivoBrowser/, 'vivo'],
  [/UCBrowser|UCWEB/, 'UC'],
  [/\bEdg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const SYSTEMS: [sign: RegExp, name: string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** `Edge · Windows`; nothing where the browser says nothing that is known. */
export function deviceOf(userAgent = ''): string | undefined {
  const named = [BROWSERS, SYSTEMS].flatMap((list) => list.find(([sign]) => sign.test(userAgent))?.[1] ?? [])
  return named.length > 0 ? named.join(' · ') : undefined
}
