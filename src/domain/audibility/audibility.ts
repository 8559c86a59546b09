/** Audibility (通响率): which share of a village's speakers sounds, and what that makes of the village. */
import * as z from 'zod'
import { Code, line } from '../register/place.ts'
import { addDays, Day, Instant } from '../period.ts'
import { ByKind, kindsAddUp } from './speaker.ts'

/** Below 95 % a village misses the county's line (task list 2017); below 60 % the report calls it 问题突出. */
export const PASS_PERCENT = 95
export const SEVERE_PERCENT = 60
/** A full test older than this says nothing about today (setting STALE_DAYS). */
export const STALE_DAYS = 30
/** The same as it is in force on a day. */
export type StaleDaysOn = (day: string) => number
export const Band = z.enum(['pass', 'low', 'severe', 'stale', 'untested'])
export type Band = z.infer<typeof Band>

const speakers = z.int().min(0).max(100_000)
const counts = {
  speakersInstalled: speakers.min(1),
  speakersTested: speakers,
  speakersSounding: speakers,
}

interface Counts {
  speakersInstalled: number
  speakersTested: number
  speakersSounding: number
}

export const SpeakerCounts = inOrder(z.strictObject(counts)).meta({
  id: 'SpeakerCounts',
  description: '0 ≤ sounding ≤ tested ≤ installed, at least one installed',
})
export type SpeakerCounts = z.infer<typeof SpeakerCounts>

function inOrder<S extends z.ZodType<Counts>>(schema: S): S {
  return schema.refine((c) => c.speakersSounding <= c.speakersTested && c.speakersTested <= c.speakersInstalled, {
    path: ['speakersSounding'],
    params: { sentence: 'speakers_in_order' },
  })
}

export const NewAudibilityReport = kindsAddUp(
  inOrder(
    z.strictObject({
      id: z.uuid(),
      villageCode: Code,
      testedOn: Day,
      ...counts,
      byKind: ByKind.optional().meta({ description: 'The same counts of each kind; they add up to the totals' }),
      method: z.enum(['on_site', 'remote']),
      note: line(500).optional(),
      faultId: z.uuid().optional(),
      recordedAt: Instant,
    }),
  ),
).meta({ id: 'NewAudibilityReport' })
export type NewAudibilityReport = z.infer<typeof NewAudibilityReport>

/** What a test says: the day it was made, and the three counts. */
export interface AudibilityTest extends SpeakerCounts {
  testedOn: string
}

export const isFull = (test: SpeakerCounts): boolean => test.speakersTested === test.speakersInstalled

/** How many speakers a village should have: by its register, or without one by the most of a full test in the last year. */
export interface SpeakersKnown {
  registered?: number | undefined
  mostTested?: number | undefined
}

/** How many there should be, where a test counts fewer: some are gone, or were left out, and then its rate says too much. */
export function moreKnown(
  { speakersInstalled }: SpeakerCounts,
  { registered, mostTested }: SpeakersKnown,
): number | undefined {
  const known = registered ?? mostTested
  return known !== undefined && known > speakersInstalled ? known : undefined
}

/** Speakers that would sound if every one not tested did. */
const atMostSounding = (test: SpeakerCounts): number =>
  test.speakersInstalled - (test.speakersTested - test.speakersSounding)

export const isBelow = (sounding: number, installed: number, percent = PASS_PERCENT): boolean =>
  100 * sounding < percent * installed

/** Percentage rounded down to 0.1, so that 94.96 % never reads as 95; null without speakers. */
export const ratePercent = (sounding: number, installed: number): number | null =>
  installed === 0 ? null : Math.floor((1000 * sounding) / installed) / 10

function bandOfCounts(sounding: number, installed: number): 'pass' | 'low' | 'severe' {
  if (!isBelow(sounding, installed)) return 'pass'
  return isBelow(sounding, installed, SEVERE_PERCENT) ? 'severe' : 'low'
}

/** A village's state on a day. Speakers, rate and days are absent when no full test is known: unknown is not zero. */
export interface Audibility {
  band: Band
  full?: AudibilityTest
  /** First day on which the last full test no longer counts. */
  staleOn?: string
  /** The day of the first test since the last passing one that found it below the line; being stale changes nothing of it. */
  belowSince?: string
  /** A newer part test that alone proves the village below the line. */
  partial?: AudibilityTest & { atMostPercent: number }
}

/** What one test proves by itself: a part test either that the village is below the line, or nothing (`untested`). */
export function bandOfTest(test: SpeakerCounts): 'pass' | 'low' | 'severe' | 'untested' {
  if (isFull(test)) return bandOfCounts(test.speakersSounding, test.speakersInstalled)
  const atBest = bandOfCounts(atMostSounding(test), test.speakersInstalled)
  return atBest === 'pass' ? 'untested' : atBest
}

/** The audibility rate a test gives, rounded down to 0.1; null of a part test, which gives none. */
export const rateOfTest = (test: SpeakerCounts): number | null =>
  isFull(test) ? ratePercent(test.speakersSounding, test.speakersInstalled) : null

const SEVERITY: Record<Band, number> = { pass: 0, untested: 1, stale: 1, low: 2, severe: 3 }

/**
 * The village's band on a day, from its last full test and the newest part tests made since, all dated up to that day.
 * A part test can raise a flag, never clear one, and like a full one says nothing once it is stale. `fullBelowSince` is
 * the day of the first full test below the line since the last that passed, where more than the last one is known.
 */
export function audibilityOn(
  asOf: string,
  full: AudibilityTest | undefined,
  partsSince: AudibilityTest[],
  staleDays = STALE_DAYS,
  fullBelowSince = full?.testedOn,
): Audibility {
  const staleFrom = (test: AudibilityTest): string => addDays(test.testedOn, staleDays + 1)
  const staleOn = full && staleFrom(full)
  const state: Audibility =
    full && staleOn
      ? {
          band: asOf >= staleOn ? 'stale' : bandOfCounts(full.speakersSounding, full.speakersInstalled),
          full,
          staleOn,
        }
      : { band: 'untested' }
  if (full && fullBelowSince && isBelow(full.speakersSounding, full.speakersInstalled))
    state.belowSince = fullBelowSince
  for (const part of partsSince) {
    const band = bandOfTest(part)
    const isRaised = band !== 'untested' && SEVERITY[band] > SEVERITY[state.band]
    if (isFull(part) || asOf >= staleFrom(part) || !isRaised) continue
    const atMostPercent = ratePercent(atMostSounding(part), part.speakersInstalled) ?? 0
    Object.assign(state, { band, partial: { ...part, atMostPercent } })
    state.belowSince ??= part.testedOn
  }
  return state
}
