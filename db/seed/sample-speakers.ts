/** The sample's speakers (示例): what stands in the designated villages, and what three of them report by themselves. */
import type { NewVillage } from '../../src/domain/place.ts'
import type { SpeakerGroup, SpeakerMessage, SpeakerResource } from '../../src/domain/speaker.ts'
import { randomFrom } from './random.ts'
import type { SampleReport } from './sample-reports.ts'

export interface SampleSpeakers {
  registers: { villageCode: string; groups: SpeakerGroup[] }[]
  resources: SpeakerResource[]
  messages: SpeakerMessage[]
}

const DAYS = ['2017-06-28', '2017-06-29', '2017-06-30']
/** So many villages have machines that report; the others have none, as most of the county's. */
const REPORTING = 3

/** As many as the tests say are installed; in most villages horns and columns on a wire. */
export function sampleSpeakers(villages: NewVillage[], reports: SampleReport[]): SampleSpeakers {
  const random = randomFrom(600)
  const installed = new Map(reports.map(({ report }) => [report.villageCode, report.speakersInstalled]))
  const known = villages.flatMap(({ code, designated }) => {
    const speakers = installed.get(code)
    return designated && speakers !== undefined ? [{ code, speakers }] : []
  })
  const registers = known.map(({ code, speakers }, i) => {
    const ownWord = i < REPORTING ? Math.min(12, speakers - 2) : 0
    const columns = Math.floor((speakers - ownWord) / 4)
    const groups: SpeakerGroup[] = [
      {
        kind: 'horn',
        transmission: i % 2 === 0 ? 'wired' : 'fm',
        returnChannel: false,
        speakers: speakers - ownWord - columns,
      },
      { kind: 'column', transmission: 'wired', returnChannel: false, speakers: columns },
      { kind: 'amplifier_receiver', transmission: 'ip', returnChannel: true, speakers: ownWord },
    ]
    return { villageCode: code, groups: groups.filter((group) => group.speakers > 0) }
  })
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
      const state = n % 5 === 3 ? 3 : n % 5 === 4 ? 2 : random.next() < 0.5 ? 5 : 1
      return [morning, { resourceCode, state, at: `${day}T18:05:00+08:00` }]
    }),
  )
  return { registers, resources, messages }
}
