/** A setting's value as it is said and typed, and back; the server judges what is too small, too big or no day. */
import { type DatedName, type DatedValue, DAYS, HOURS, SeenBy } from '../../../domain/dated-setting.ts'
import { Shares } from '../../../domain/money/subsidy.ts'
import { needsIn, ProofNeed } from '../../../domain/screening/proof.ts'
import { type Key, t } from '../later-words.ts'
import { numberIn } from './form-draft.ts'
import { needsSaid } from './log-proof.tsx'

export const textOfValue = (value: DatedValue, name?: DatedName): string => {
  if (name === 'RATE_FEN') return String(Number(value) / 100)
  return typeof value === 'object' ? `${value.latitude}, ${value.longitude}` : String(value)
}

const UNITS: Partial<Record<DatedName, 'days' | 'hours' | 'years' | 'percent'>> = {
  STALE_DAYS: 'days',
  FAULT_REOPEN_DAYS: 'days',
  TEAM_SILENT_DAYS: 'days',
  FAULT_HOURS_MINOR: 'hours',
  FAULT_HOURS_MAJOR: 'hours',
  FAULT_HOURS_CRITICAL: 'hours',
  PEOPLE_YEARS: 'years',
  CALLBACK_PERCENT: 'percent',
}

/** Those that are on or off, and what is said of it. */
const SWITCHES = {
  SINGLE_MANAGER: 'single_manager_hint',
  PEOPLE_REASON: 'people_reason_hint',
  PEOPLE_PLACES: 'people_places_hint',
  TEAM_RANKING: 'team_ranking_hint',
} as const satisfies Partial<Record<DatedName, Key>>
const isSwitch = (name: DatedName): name is keyof typeof SWITCHES => Object.hasOwn(SWITCHES, name)

/** What is chosen among a few. */
export function choicesOf(name: DatedName): (readonly [string, string])[] | undefined {
  if (name === 'PEOPLE_SEEN_BY') return SeenBy.options.map((one) => [one, t(`seen_by_${one}`)])
  return isSwitch(name) ? (['true', 'false'] as const).map((one) => [one, t(`setting_${one}`)]) : undefined
}

/** What any may be chosen of. */
export const ticksOf = (name: DatedName): (readonly [string, string])[] | undefined =>
  name === 'SHOW_PROOF' ? ProofNeed.options.map((need) => [need, needsSaid([need])]) : undefined

const TEXTS: readonly DatedName[] = ['OFFICE_NAME', 'OFFICE_NAME_EN', 'SUPERVISION_PHONE', 'CHART_NOTE']

/** A value with its unit: 30 天. */
export function saidValue(name: DatedName, value: DatedValue): string {
  if (value === '') return t('none')
  if (typeof value === 'boolean') return t(`setting_${value}`)
  if (name === 'PEOPLE_SEEN_BY') return t(`seen_by_${SeenBy.parse(value)}`)
  if (name === 'SHOW_PROOF') return needsSaid(needsIn(textOfValue(value)))
  if (name === 'PEOPLE_YEARS' && value === 0) return t('kept_for_ever')
  if (name === 'RATE_FEN') return t('limit_yuan', { count: textOfValue(value, name) })
  if (name === 'SHARES') return textOfValue(value).replaceAll(',', ' : ')
  const unit = UNITS[name]
  return unit ? t(`limit_${unit}`, { count: textOfValue(value) }) : textOfValue(value) || t('none')
}

/** What may be entered; undefined where anything may. */
export function rangeHint(name: DatedName): string | undefined {
  if (name === 'COUNTY_POSITION') return t('position_hint')
  if (isSwitch(name)) return t(SWITCHES[name])
  if (name === 'PEOPLE_SEEN_BY') return t('seen_by_hint')
  if (name === 'PEOPLE_YEARS') return t('people_years_hint')
  if (name === 'RATE_FEN') return t('rate_hint')
  if (name === 'SHARES') return t('shares_hint')
  if (name === 'SHOW_PROOF') return t('show_proof_hint')
  if (name === 'CALLBACK_PERCENT') return t('callback_percent_hint')
  if (name === 'CHART_NOTE') return t('chart_note_hint')
  const unit = UNITS[name]
  if (unit !== 'days' && unit !== 'hours') return undefined
  const { minValue: least, maxValue: most } = unit === 'days' ? DAYS : HOURS
  return t(`range_${unit}`, { least: String(least), most: String(most) })
}

/** Null of what is no value of that kind at all. */
export function valueIn(name: DatedName, text: string): DatedValue | null {
  const trimmed = text.trim()
  if (TEXTS.includes(name)) return trimmed || null
  if (isSwitch(name)) return trimmed === 'true'
  if (name === 'SHOW_PROOF') return needsIn(trimmed).join(',')
  if (name === 'PEOPLE_SEEN_BY') return SeenBy.safeParse(trimmed).data ?? null
  if (name === 'RATE_FEN') return fenIn(trimmed)
  if (name === 'SHARES') return Shares.safeParse(trimmed.split(/[\s,，:：]+/).join(',')).data ?? null
  if (name !== 'COUNTY_POSITION') return numberIn(trimmed)
  const [latitude = null, longitude = null, ...rest] = trimmed.split(/[\s,，]+/).map(numberIn)
  return latitude === null || longitude === null || rest.length > 0 ? null : { latitude, longitude }
}

/** Typed in yuan, and no finer than a fen. */
function fenIn(text: string): number | null {
  const yuan = numberIn(text)
  const fen = yuan === null ? NaN : Math.round(yuan * 100)
  return yuan !== null && Math.abs(fen - yuan * 100) < 1e-6 ? fen : null
}
