/** Every answer of the service, as each role gets it: no telephone number of anybody stands in it whole but where it may. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import type { Role } from '../../src/domain/people/account.ts'
import { aFault, aMailChannel, aMissedShow, aPlan, aScreening, aTarget } from '../make.ts'
import { LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'
import { aDraft } from '../report-drafts.ts'
import { EVERYONE, OPEN, RULE } from './route-rules.ts'
import { aService, type Caller, type Service, told } from './service.ts'

/** Unmistakable: whatever of an answer begins like this was planted here. */
const numbered = (n: number): string => `1398765000${n}`
const [ours, theirs, ofTeam, ofFault] = [numbered(1), numbered(2), numbered(3), numbered(4)]
const [ofEntry, ofMissed, ofReport, ofVillage] = [numbered(5), numbered(6), numbered(7), numbered(8)]
const VILLAGE = '510723100211'
const WITNESS = '诸葛见证'

const own = aScreening({ witness: { name: WITNESS, phone: ours }, note: `联系人 ${ours}` })
const other = aScreening({
  villageCode: '510723101201',
  teamCode: 'team-02',
  filmCodes: ['film-002'],
  witness: { name: WITNESS, phone: theirs },
})
const fault = aFault({ description: `功放烧了，找村主任${ofFault}`, reporterName: WITNESS })
const missed = aMissedShow({ villageCode: '510723101201', teamCode: 'team-02', note: ofMissed })
const ownPlan = aPlan()
const plan = aPlan({ villageCode: '510723101201', teamCode: 'team-02', note: ofMissed })
const entries = LEDGER_ADDRESSES.map((noun) => [noun, { ...LEDGER[noun](), note: `联系 ${ofEntry}` }] as const)
const report = { ...aDraft(), title: `报告 ${ofReport}` }
const channelId = crypto.randomUUID()
const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
const { id: otherId, ...content } = other

const PLANTED: [method: string, path: string, body: object][] = [
  ['PUT', '/api/teams/team-02', { code: 'team-02', name: '放映二队', phone: ofTeam, members: ['赵师傅'] }],
  ['POST', '/api/screenings/batch', { screenings: [own, other] }],
  ['PUT', `/api/screenings/${otherId}`, { ...content, attendance: 7, revision: 1 }],
  ['POST', '/api/faults', fault],
  [
    'POST',
    `/api/faults/${fault.id}/witnesses`,
    { id: crypto.randomUUID(), name: WITNESS, witnessedAt: '2017-06-30T18:00:00+08:00', note: ofFault },
  ],
  ['POST', '/api/missed-shows', missed],
  ['POST', '/api/plans/batch', { plans: [ownPlan, plan] }],
  ...entries.map(([noun, entry]): [string, string, object] => ['POST', `/api/${noun}`, entry]),
  ['POST', '/api/reports', report],
  ['PUT', `/api/duties/village.${VILLAGE}`, { responsible: `赵师傅${ofVillage}` }],
  ['PUT', '/api/targets/centres', aTarget({ code: 'centres', indicator: 'manual', unit: '个', checklist })],
  ['PUT', `/api/channels/${channelId}`, aMailChannel()],
  [
    'PUT',
    '/api/credit-rules/2018-01-01',
    { effectiveOn: '2018-01-01', shortsPerScreening: 4, shortsBesideFeature: 'added' },
  ],
  ['POST', '/api/settlements', { period: '2017-H1' }],
  ['POST', '/api/callback-draws', { month: '2017-06' }],
  ['POST', '/api/bulletins', { kind: 'special', asOf: '2017-06-29' }],
]

/** What stands in the braces of an address. */
const NAMED: Record<string, string> = {
  'screenings/{id}': own.id,
  'faults/{id}': fault.id,
  'plans/{id}': ownPlan.id,
  'reports/{id}': report.id,
  'channels/{id}': channelId,
  ...Object.fromEntries(entries.map(([noun, { id }]) => [`${noun}/{id}`, id])),
  'teams/{code}': 'team-02',
  'townships/{code}': '510723101',
  'villages/{code}': '510723101201',
  'films/{code}': 'film-001',
  'targets/{code}': 'centres',
  '{effectiveOn}': '2018-01-01',
  '{no}': '2017-1',
  '{period}': '2017-H1',
  '{name}': 'STALE_DAYS',
  '{subject}': `village.${VILLAGE}`,
  '{month}': '2017-06',
  'imports/{kind}': 'screenings',
  '{kind}': 'month',
}
const addressOf = (path: string): string => {
  const made = Object.entries(NAMED).reduce(
    (was, [name, value]) => was.replace(name, name.replace(/\{\w+\}/, value)),
    path,
  )
  return path.startsWith('/api/search') ? `${made}?q=${encodeURIComponent('村')}` : made
}
/** Pictures, and how far a sheet is that nobody brings just now. */
const SILENT = /\{sha256\}/

/** All that can be read in an answer, packed or not. */
async function textsOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes)
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n')
}

const READ = Object.entries(RULE).flatMap(([route, rule]) => {
  const [method, path = ''] = route.split(' ')
  // both sheets of a list have the same rows
  const isTwin = path.endsWith('.xlsx') && `get ${path.replace(/xlsx$/, 'csv')}` in RULE
  return method === 'get' && rule !== OPEN && !isTwin ? [{ path, roles: rule[0] }] : []
})

describe('what is shown of people', () => {
  let service: Service
  const callers = new Map<Role, Caller>()
  const as = (role: Role): Caller => callers.get(role) ?? service.call
  beforeAll(async () => {
    service = await aService()
    for (const role of EVERYONE) callers.set(role, await service.signedInAs(role))
    for (const [method, path, body] of PLANTED) {
      const answer = await as('manager')(method, path, body)
      if (answer.status >= 300) throw new Error(`${path} answered ${await answer.text()}`)
    }
    const { items } = await told<{ items: { id: string }[] }>(await as('manager')('GET', '/api/flags'))
    NAMED['flags/{id}'] = items[0]?.id ?? ''
  })
  afterAll(() => service.sql.close())

  /** Where each of the numbers is found by a role. */
  async function foundBy(role: Role): Promise<Record<string, string[]>> {
    const found = new Map<string, string[]>()
    for (const { path } of READ.filter(({ roles }) => roles.includes(role))) {
      const answer = await as(role)('GET', addressOf(path))
      if (answer.status !== 200 && !SILENT.test(path)) throw new Error(`${path} answered ${answer.status}`)
      const text = await textsOf(answer)
      const numbers = new Set([...text.matchAll(/1398765000\d/g)].map(([number]) => number))
      for (const said of text.includes(WITNESS) ? [...numbers, WITNESS] : numbers) {
        found.set(said, [...(found.get(said) ?? []), path].sort())
      }
    }
    return Object.fromEntries(found)
  }
  const seenBy = async (value: string | null): Promise<void> => {
    expect((await as('manager')('PUT', '/api/settings/PEOPLE_SEEN_BY', { value })).status).toBe(200)
  }

  const LOGS = ['/api/field-copy', '/api/screenings', '/api/screenings/{id}']
  const FAULTS = ['/api/faults', '/api/faults/{id}', '/api/field-copy']

  test('a team finds its own logs whole, and nobody else’s number', async () => {
    expect(await foundBy('team')).toEqual({ [ours]: LOGS, [WITNESS]: LOGS })
  })

  test('a technician finds faults whole, and nobody else’s number', async () => {
    expect(await foundBy('technician')).toEqual({
      [ofFault]: [...FAULTS, '/api/faults.csv'].sort(),
      [WITNESS]: FAULTS,
    })
  })

  test('an auditor finds none but in the office’s own reports, which are papers for everybody', async () => {
    const papers = ['/api/reports/{id}/report.docx', '/api/reports/{id}/report.txt']
    expect(await foundBy('auditor')).toEqual({ [ofReport]: papers })
  })

  test('a manager finds them all, and whoever else the office lets', async () => {
    const all = [ours, theirs, ofTeam, ofFault, ofEntry, ofMissed, ofReport, ofVillage, WITNESS].sort()
    expect(Object.keys(await foundBy('manager')).sort()).toEqual(all)
    await seenBy('desk')
    expect(Object.keys(await foundBy('auditor')).sort()).toEqual(all)
    await seenBy('everyone')
    expect(Object.keys(await foundBy('team')).sort()).toEqual([ours, ofTeam, WITNESS].sort())
    await seenBy(null)
  })

  test('where nobody sees them whole, a manager finds what people wrote into texts alone', async () => {
    await seenBy('nobody')
    const texts = [ours, ofFault, ofEntry, ofMissed, ofReport, ofVillage].sort()
    expect(Object.keys(await foundBy('manager')).sort()).toEqual(texts)
    await seenBy(null)
  })
})
