/** The sample's speakers (示例): what stands in the designated villages, and what three of them report by themselves. */
import type { NewAudibilityReport } from '../../src/domain/audibility/audibility.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { KindCounts, SpeakerGroup, SpeakerMessage, SpeakerResource } from '../../src/domain/audibility/speaker.ts'
import { randomFrom } from './random.ts'
import type { SampleReport } from './sample-reports.ts'

interface SampleSpeakers {
  registers: { villageCode: string; groups: SpeakerGroup[] }[]
  resources: SpeakerResource[]
  messages: SpeakerMessage[]
}

const DAYS = ['2017-06-28', '2017-06-29', '2017-06-30']
/** What machines say in the evening, one after another; the rest run or play. */
const EVENING = [undefined, undefined, 4, 3, 2]
/** So many villages have machines that report; the others have none, as most of the county's. */
const REPORTING = 3
/** In the last village so many stand in the register that its tests knew nothing of. */
const FORGOTTEN: SpeakerGroup[] = [
  { kind: 'indoor_box', transmission: 'wired', returnChannel: false, speakers: 2 },
  { kind: 'other', transmission: 'ip', returnChannel: false, speakers: 1 },
]

/** As many as the tests say are installed; in most villages horns and columns on a wire. */
export function sampleSpeakers(villages: NewVillage[], reports: SampleReport[]): SampleSpeakers {
  const random = randomFrom(600)
  const known = knownVillages(villages, reports)
  const registers = known.map(({ code, speakers }, i) => ({
    villageCode: code,
    groups: [...groupsOf(speakers, i), ...(i === known.length - 1 ? FORGOTTEN : [])],
  }))
  const resources = known.slice(0, REPORTING).flatMap(({ code }) =>
    Array.from({ length: 10 }, (_, n): SpeakerResource => ({
      resourceCode: `6${code}0314${String(n + 1).padStart(6, '0')}`,
      villageCode: code,
      kind: 'amplifier_receiver',
    })),
  )
  const messages = resources.flatMap(({ resourceCode }, n) =>
    DAYS.filter((_, d) => d < 2 || n % 7 !== 6).flatMap((day): SpeakerMessage[] => {
      const morning: SpeakerMessage = { resourceCode, state: 1, at: `${day}T06:30:00+08:00` }
      const state = EVENING[n % EVENING.length] ?? (random.next() < 0.5 ? 5 : 1)
      return [morning, { resourceCode, state, at: `${day}T18:05:00+08:00` }]
    }),
  )
  return { registers, resources, messages }
}

/** The designated villages with their speakers, as their newest test counts them. */
function knownVillages(villages: NewVillage[], reports: SampleReport[]): { code: string; speakers: number }[] {
  const installed = new Map(reports.map(({ report }) => [report.villageCode, report.speakersInstalled]))
  return villages.flatMap(({ code, designated }) => {
    const speakers = installed.get(code)
    return designated && speakers !== undefined ? [{ code, speakers }] : []
  })
}

function groupsOf(speakers: number, i: number): SpeakerGroup[] {
  const ownWord = i < REPORTING ? Math.min(12, speakers - 2) : 0
  const columns = Math.floor((speakers - ownWord) / 4)
  const horns = speakers - ownWord - columns
  const groups: SpeakerGroup[] = [
    { kind: 'horn', transmission: i % 2 === 0 ? 'wired' : 'fm', returnChannel: false, speakers: horns },
    { kind: 'column', transmission: 'wired', returnChannel: false, speakers: columns },
    { kind: 'amplifier_receiver', transmission: 'ip', returnChannel: true, speakers: ownWord },
  ]
  return groups.filter((group) => group.speakers > 0)
}

/** The full tests of June in the villages that report say what sounds of each kind; the horns are silent first. */
export function saidByKind(villages: NewVillage[], reports: SampleReport[]): SampleReport[] {
  const order = new Map(knownVillages(villages, reports).map(({ code }, i) => [code, i]))
  return reports.map((sample) => {
    const { report } = sample
    const i = order.get(report.villageCode) ?? REPORTING
    const isFull = report.speakersTested === report.speakersInstalled
    if (i >= REPORTING || !isFull || report.testedOn < '2017-06') return sample
    return { ...sample, report: { ...report, byKind: kindsOf(report, i) } }
  })
}

function kindsOf({ speakersInstalled, speakersSounding }: NewAudibilityReport, i: number): KindCounts[] {
  let silent = speakersInstalled - speakersSounding
  return groupsOf(speakersInstalled, i).map(({ kind, speakers }) => {
    const failing = Math.min(silent, speakers)
    silent -= failing
    return { kind, installed: speakers, tested: speakers, sounding: speakers - failing }
  })
}
