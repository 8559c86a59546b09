import { expect, test } from 'vitest'
import { commandOf, facesOf, staleSentence, titleSize, turned, waiting } from '../../src/client/desk/wall/rules.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { theHalfYear } from './home-figures.ts'

const aBelow = { designated: true, name: '高观村' } as Overview['below'][number]
const aTeam = { gap: 0 } as Overview['teams'][number]

test('seventeen villages take two faces, and the team furthest behind comes first', () => {
  const below = Array.from({ length: 17 }, () => aBelow)
  const faces = facesOf(
    theHalfYear({ below: [...below, { ...aBelow, designated: false }], teams: [aTeam, { ...aTeam, gap: -9 }] }),
  )
  expect(faces.map((face) => ('rows' in face ? `${face.kind} ${face.rows.length}` : face.kind))).toEqual([
    'progress',
    'numbers',
    'villages 16',
    'villages 1',
    'teams 2',
  ])
  expect(faces.at(-1)).toMatchObject({ rows: [{ gap: -9 }, { gap: 0 }] })
})

test('a county without a target, villages below the line or teams still has its numbers', () => {
  expect(facesOf(theHalfYear({ targets: [], below: [], teams: [] }))).toEqual([{ kind: 'numbers' }])
})

test('after the last face comes the first, before the first the last; who holds it turns it by hand all the same', () => {
  expect(turned({ face: 3, isHeld: false }, 'next', 4).face).toBe(0)
  expect(turned({ face: 0, isHeld: false }, 'previous', 4).face).toBe(3)
  const held = turned({ face: 1, isHeld: false }, 'hold', 4)
  expect(turned(held, 'next', 4)).toEqual({ face: 2, isHeld: true })
})

test('who switched single letters off still turns the page', () => {
  expect(['f', 'F', ' ', 'PageDown', 'x'].map((key) => commandOf(key, true))).toEqual([
    'full',
    'full',
    'hold',
    'next',
    undefined,
  ])
  expect(['f', ' ', 'PageDown'].map((key) => commandOf(key, false))).toEqual([undefined, 'hold', 'next'])
})

test('figures of this minute and the last two stand by themselves; older ones, and a failure, are said at once', () => {
  const generatedAt = '2017-06-30T13:00:00Z'
  expect(staleSentence({ problem: undefined, minutes: 2, generatedAt })).toBeUndefined()
  expect(staleSentence({ problem: undefined, minutes: 3, generatedAt })).toBe('没有新数据，这是6月30日 21:00的数据')
  const away = { code: 'offline', detail: '' }
  expect(staleSentence({ problem: away, minutes: 0, generatedAt })).toBe('连不上服务，这是6月30日 21:00的数据')
  expect(staleSentence({ problem: away, minutes: 0, generatedAt: undefined })).toBe('连不上服务，正在重试')
  const refused = { code: 'internal', detail: '' }
  expect(staleSentence({ problem: refused, minutes: 0, generatedAt })).toBe('刷新没有成功，这是6月30日 21:00的数据')
})

test('a title is as large as it is drawn, smaller where its line is full, and never below 48', () => {
  expect([10, 29, 100].map(titleSize)).toEqual([82, 60, 48])
})

test('what does not wait is left out', () => {
  expect(waiting(theHalfYear({ below: [] }), 9)).toEqual([{ kind: 'held', count: 9 }])
})
