/** The sample's audibility reports (示例): of the 25 designated villages 9 pass, 16 are below, 4 of those under 60 %. */
import type { NewAudibilityReport } from '../../src/domain/audibility/audibility.ts'
import { addDays } from '../../src/domain/period.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { type Random, randomFrom } from './random.ts'

/** Named in the report: 问题突出, under 60 %. */
const SEVERE = ['510723206203', '510723108201', '510723112208', '510723202208']
/** Named in the report: 三清 among the 16 below, 红联 among the 9 that pass. */
const BELOW = ['510723100211']
const PASSING = ['510723210208']
const PASSING_COUNT = 9

export interface SampleReport {
  report: NewAudibilityReport
  arrivesAt: string
}

export function sampleReports(villages: NewVillage[]): SampleReport[] {
  const random = randomFrom(953060)
  const designated = villages.filter((village) => village.designated)
  const free = designated.filter(({ code }) => ![...SEVERE, ...BELOW, ...PASSING].includes(code))
  const passing = new Set([
    ...PASSING,
    ...random.shuffled(free.map(({ code }) => code)).slice(0, PASSING_COUNT - PASSING.length),
  ])
  return designated
    .flatMap(({ code }) => {
      const installed = code === BELOW[0] ? 45 : random.whole(24, 60)
      const sounding = soundingOf(code, installed, passing, random)
      const inMarch = Math.min(installed, Math.max(0, sounding - random.whole(0, 5)))
      const june = `2017-06-${String(random.whole(5, 28)).padStart(2, '0')}`
      return [
        reportOf(
          code,
          `2017-03-${String(random.whole(10, 28)).padStart(2, '0')}`,
          [installed, installed, inMarch],
          random,
        ),
        reportOf(code, june, [installed, installed, sounding], random),
        // a later look at a few speakers of the worst ones, which proves nothing new
        ...(SEVERE.includes(code) ? [reportOf(code, addDays(june, 1), [installed, 6, 3], random)] : []),
      ]
    })
    .sort((a, b) => a.arrivesAt.localeCompare(b.arrivesAt))
}

function soundingOf(code: string, installed: number, passing: Set<string>, random: Random): number {
  if (code === BELOW[0]) return 37
  if (SEVERE.includes(code)) return Math.floor(installed * (0.35 + 0.2 * random.next()))
  const line = Math.ceil(installed * 0.95)
  return passing.has(code) ? random.whole(line, installed) : random.whole(Math.ceil(installed * 0.65), line - 1)
}

function reportOf(
  villageCode: string,
  testedOn: string,
  [installed, tested, sounding]: [number, number, number],
  random: Random,
): SampleReport {
  const recordedAt = `${testedOn}T${String(random.whole(9, 17)).padStart(2, '0')}:30:00+08:00`
  return {
    report: {
      id: random.uuid(),
      villageCode,
      testedOn,
      speakersInstalled: installed,
      speakersTested: tested,
      speakersSounding: sounding,
      method: 'on_site',
      note: '示例数据',
      recordedAt,
    },
    arrivesAt: new Date(Date.parse(recordedAt) + 600_000).toISOString(),
  }
}
