import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { missedShows } from '../../src/contract/screenings.ts'
import { readList, requestOf } from '../../src/client/desk/kit/list.tsx'
import { mayRelink, mayReset, mayRevoke } from '../../src/client/desk/phones/accounts.tsx'
import { type Card, forAccount, forTeam, teamsLeft, withCard } from '../../src/client/desk/phones/cards.tsx'
import { qrOf } from '../../src/client/shared/qr.ts'
import { routeOf, seenBy } from '../../src/client/desk/pages.ts'
import type { Account } from '../../src/domain/people/sign-in.ts'

const teams = [
  { code: 'team-01', name: '放映一队' },
  { code: 'team-02', name: '放映二队' },
]
const anAccount = (changes: Partial<Account> = {}): Account => ({
  id: 'a',
  displayName: '王师傅',
  role: 'team',
  teamCode: 'team-01',
  createdAt: '2017-06-01T00:00:00.000Z',
  ...changes,
})
const aCard = (changes: Partial<Card> = {}): Card => ({
  role: 'team',
  teamCode: 'team-01',
  displayName: '王师傅',
  code: 'K7QM-2XHD-9PVT-RB4W',
  url: 'https://yx.example.cn/field#enrol=K7QM',
  expiresAt: '2017-07-03T13:00:00.000Z',
  qr: { size: 1, path: '' },
  ...changes,
})

describe('a QR code', () => {
  test('is drawn with each dark square once, no light one, and four light squares around it', () => {
    const text = 'https://yx.example.cn/field#enrol=K7QM-2XHD-9PVT-RB4W'
    const { size, path } = qrOf(text)
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
    for (const run of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      const [x = 0, y = 0, wide = 0] = run.slice(1).map(Number)
      const row = drawn[y] ?? []
      for (let i = x; i < x + wide; i++) row[i] = (row[i] ?? 0) + 1
    }
    expect(path.replaceAll(/M\d+ \d+h\d+v1h-\d+z/g, '')).toBe('')
    expect(drawn).toEqual(encode(text, { ecc: 'M', border: 4 }).data.map((row) => row.map(Number)))
    for (const edge of [...drawn.slice(0, 4), ...drawn.slice(-4)]) expect(Math.max(...edge)).toBe(0)
  })
})

describe('cards for every team', () => {
  test('are made for those that have none yet, so that going on after a failure makes none twice', () => {
    expect(teamsLeft(teams, [])).toEqual(teams)
    expect(teamsLeft(teams, [forTeam({ code: 'team-01', name: '放映一队' })])).toEqual([teams[1]])
  })

  test('are not spared by a new link for one person of a team', () => {
    expect(teamsLeft(teams, [forAccount(anAccount())])).toEqual(teams)
  })
})

describe('a new link', () => {
  test('is for what the account is, and names it', () => {
    expect(forAccount(anAccount())).toEqual({
      role: 'team',
      teamCode: 'team-01',
      displayName: '王师傅',
      accountId: 'a',
    })
    const technician: Account = {
      id: 't',
      displayName: '李师傅',
      role: 'technician',
      createdAt: '2017-06-01T00:00:00Z',
    }
    expect(forAccount(technician)).toEqual({ role: 'technician', displayName: '李师傅', accountId: 't' })
  })

  test('takes the place of the earlier one for the same account, which works no more', () => {
    const cards = [aCard({ accountId: 'a', code: 'OLD' }), aCard({ code: 'OTHER' })]
    expect(withCard(cards, aCard({ accountId: 'a', code: 'NEW' })).map(({ code }) => code)).toEqual(['NEW', 'OTHER'])
  })

  test('never pushes out the cards of others', () => {
    expect(withCard([aCard({ code: 'ONE' })], aCard({ code: 'TWO' })).map(({ code }) => code)).toEqual(['TWO', 'ONE'])
  })
})

describe('an account', () => {
  test('is disabled by any manager but its own, and once', () => {
    expect(mayRevoke(anAccount(), 'me')).toBe(true)
    expect(mayRevoke(anAccount({ id: 'me' }), 'me')).toBe(false)
    expect(mayRevoke(anAccount({ disabledAt: '2017-06-30T00:00:00Z' }), 'me')).toBe(false)
  })

  test('gets a new link while it is in use; a manager has a password', () => {
    expect(mayRelink(anAccount())).toBe(true)
    expect(mayRelink(anAccount({ disabledAt: '2017-06-30T00:00:00Z' }))).toBe(false)
    expect(mayRelink(anAccount({ role: 'manager' }))).toBe(false)
    expect(mayRelink(anAccount({ role: 'auditor' }))).toBe(false)
    expect(mayReset(anAccount({ role: 'auditor' }), 'somebody else')).toBe(true)
  })
})

describe('the pages of phones', () => {
  test('are for managers; shows that did not happen also for the team whose they are', () => {
    for (const page of ['phones', 'import-outbox', 'missed'] as const) {
      expect(routeOf(`/${page}`)).toEqual({ page })
      expect(seenBy('manager', page)).toBe(page)
      expect(seenBy('technician', page)).toBe('not-for-you')
    }
    expect(seenBy('team', 'missed')).toBe('missed')
    expect(seenBy('team', 'phones')).toBe('not-for-you')
  })
})

test('the filter of shows that did not happen is the same in our address and in the request', () => {
  const list = readList(missedShows.list, '?from=2017-06-01&to=2017-06-30&team=team-01&nonsense=1', { page: '/missed' })
  expect(list.href({})).toBe('/missed?from=2017-06-01&to=2017-06-30&team=team-01')
  expect(requestOf(missedShows.list, list, 'abc')).toBe(
    '/api/missed-shows?from=2017-06-01&to=2017-06-30&team=team-01&limit=100&cursor=abc',
  )
  expect(list.href({ team: '' })).toBe('/missed?from=2017-06-01&to=2017-06-30')
})
