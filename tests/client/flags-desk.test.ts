import { describe, expect, test } from 'vitest'
import {
  acknowledgeEach,
  keptGroups,
  ownersOf,
  readFlagList,
  said,
  subjectPath,
} from '../../src/client/desk/flags/handing.tsx'
import { gravitiesIn } from '../../src/client/desk/kit/flags.tsx'
import { requestOf } from '../../src/client/desk/kit/list.tsx'
import { isToday } from '../../src/client/desk/home/rules.ts'
import { flags as routes } from '../../src/contract/figures.ts'
import { Problem } from '../../src/client/shared/api.ts'
import type { KeptFlag } from '../../src/domain/flag/flag-life.ts'

const aFlag = (changes: Partial<KeptFlag> = {}): KeptFlag => ({
  id: 'audibility_low.village.v-1.1',
  kind: 'audibility_low',
  severity: 'warning',
  since: '2017-06-20',
  subject: { kind: 'village', code: 'v-1', name: '三清村' },
  message: '',
  number: 1,
  returned: false,
  openedAt: '2017-06-21T09:00:00.000Z',
  openedOn: '2017-06-21',
  isLate: false,
  ...changes,
})

describe('open flags', () => {
  test('stand by kind, the kinds with something past its day before the gravest', () => {
    const groups = keptGroups([
      aFlag({ id: 'a', severity: 'critical', kind: 'audibility_severe' }),
      aFlag({ id: 'b' }),
      aFlag({ id: 'c', isLate: true }),
    ])
    expect(groups.map(({ kind, late }) => [kind, late])).toEqual([
      ['audibility_low', 1],
      ['audibility_severe', 0],
    ])
    expect(groups[0]?.flags.map(({ id }) => id)).toEqual(['c', 'b'])
  })

  test('of a kind stand the gravest first, then those with the longest trouble, known of or not', () => {
    const [group] = keptGroups([
      aFlag({ id: 'new' }),
      aFlag({ id: 'old', since: '2017-01-01' }),
      aFlag({ id: 'grave', severity: 'critical' }),
    ])
    expect(group?.flags.map(({ id }) => id)).toEqual(['grave', 'old', 'new'])
    expect(group?.severity).toBe('critical')
  })

  test('name each owner once', () => {
    expect(ownersOf([aFlag({ owner: '李师傅' }), aFlag(), aFlag({ owner: '李师傅' })])).toEqual(['李师傅'])
  })
})

test('a kind with several gravities counts each, so that none looks graver than it is', () => {
  const grave = (['warning', 'critical', 'warning'] as const).map((severity) => ({ severity }))
  expect(gravitiesIn(grave)).toEqual([
    { severity: 'critical', count: 1 },
    { severity: 'warning', count: 2 },
  ])
  expect(gravitiesIn([])).toEqual([])
})

describe('on the managers’ page a flag', () => {
  test('is of today, which begins by the office’s clock', () => {
    expect(isToday({ asOf: '2017-06-30', generatedAt: '2017-06-29T16:30:00.000Z' })).toBe(true)
    expect(isToday({ asOf: '2017-06-29', generatedAt: '2017-06-29T16:30:00.000Z' })).toBe(false)
  })
})

describe('giving flags to somebody', () => {
  const body = { owner: '李师傅', dueOn: '2017-07-05' }
  const conflict = new Problem('conflict', '这条提醒已于2017年6月30日解除。')

  test('asks once for each, and one that is refused keeps none of the others back', async () => {
    const asked: string[] = []
    const outcome = await acknowledgeEach(['a', 'b', 'c'], body, (id) => {
      asked.push(id)
      return id === 'b' ? Promise.reject(conflict) : Promise.resolve()
    })
    expect(asked).toEqual(['a', 'b', 'c'])
    expect(outcome.done).toEqual(['a', 'c'])
    expect(outcome.refused).toEqual([{ id: 'b', problem: conflict }])
  })

  test('stops where the network does, with all the others still to be done', async () => {
    const offline = new Problem('offline', '连不上服务器。')
    const outcome = await acknowledgeEach(['a', 'b', 'c'], body, (id) =>
      id === 'a' ? Promise.resolve() : Promise.reject(offline),
    )
    expect(outcome.done).toEqual(['a'])
    expect(outcome.refused.map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test('says what came of it', () => {
    const flags = [aFlag({ id: 'a' }), aFlag({ id: 'b' })]
    const refused = [{ id: 'b', problem: conflict }]
    expect(said({ owner: '李师傅', done: ['a'], refused: [] }, flags)).toBe('已交办李师傅：三清村。')
    expect(said({ owner: '李师傅', done: ['a', 'b'], refused: [] }, flags)).toBe('2 条已交办李师傅。')
    expect(said({ owner: '李师傅', done: ['a'], refused }, flags)).toContain('1 条没有成功，仍为选中状态：这条提醒已于')
    // of one alone the form itself says why
    expect(said({ owner: '李师傅', done: [], refused }, flags)).toBe('')
  })
})

describe('the filter of the flags', () => {
  test('is the same in our address and in the request', () => {
    const list = readFlagList('?state=cleared&kind=fault_overdue&owner=%E6%9D%8E&nonsense=1')
    expect(list.href({})).toBe('/flags?state=cleared&kind=fault_overdue&owner=%E6%9D%8E')
    expect(requestOf(routes.list, list)).toBe('/api/flags?open=false&kind=fault_overdue&owner=%E6%9D%8E&limit=100')
  })

  test('lists what is open, of any kind and anybody, unless told', () => {
    expect(readFlagList('?kind=colour').href({})).toBe('/flags')
    expect(requestOf(routes.list, readFlagList(''), 'abc')).toBe('/api/flags?open=true&limit=500&cursor=abc')
  })
})

test('a flag’s subject can be looked into, whatever it is', () => {
  const at = (kind: KeptFlag['subject']['kind']): string => subjectPath({ kind, code: 'x-1', name: '' })
  expect(at('village')).toBe('/villages/x-1')
  expect(at('team')).toBe('/logs?team=x-1')
  expect(at('target')).toBe('/tasks/x-1')
  expect(at('fault')).toBe('/faults/x-1')
  expect(at('milestone')).toBe('/tasks')
  expect([at('work'), at('problem')]).toEqual(['/ledger/works/x-1', '/ledger/problems/x-1'])
})
