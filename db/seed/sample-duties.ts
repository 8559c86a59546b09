/** Who answers for what in the sample (示例): the report names nobody, so all these people are invented and say so. */
import { subjectOf } from '../../src/domain/ledger/duty.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { DutyPut } from '../../src/store/ledger/duties.ts'

const OF_TARGETS: [target: string, leader: string, responsible: string][] = [
  ['screenings-county', '罗副局长（示例）', '电影站（示例）'],
  ['screenings-designated', '罗副局长（示例）', '电影站（示例）'],
  ['audible-designated', '谢副局长（示例）', '广电股（示例）'],
  ['tv-designated', '谢副局长（示例）', '广电股（示例）'],
  ['culture-centres', '冯副局长（示例）', '文化股（示例）'],
  ['performances-designated', '冯副局长（示例）', '文化馆（示例）'],
]
const LEADERS = ['罗副局长（示例）', '谢副局长（示例）', '冯副局长（示例）']
const PEOPLE = ['赵师傅（示例）', '邓干事（示例）', '蒲干事（示例）', '文干事（示例）', '任干事（示例）']
const SURVEY = '2017-03-31'

/** Most designated villages have somebody from the survey on, one somebody else from June on, some nobody yet. */
export function sampleDuties(villages: NewVillage[]): DutyPut[] {
  const designated = villages.filter(({ designated: isOne }) => isOne)
  const ofVillage = ({ code }: NewVillage, i: number, effectiveOn: string): DutyPut => ({
    subject: subjectOf('village', code),
    leader: LEADERS[i % LEADERS.length],
    responsible: PEOPLE[i % PEOPLE.length],
    effectiveOn,
  })
  return [
    ...OF_TARGETS.map(([target, leader, responsible]) => ({
      subject: subjectOf('target', target),
      leader,
      responsible,
      effectiveOn: SURVEY,
    })),
    ...designated.slice(0, 20).map((village, i) => ofVillage(village, i, SURVEY)),
    ...designated.slice(3, 4).map((village) => ofVillage(village, 1, '2017-06-01')),
  ]
}
