/** The moment as which all is shown goes along from page to page, until somebody goes back to now. */
import { expect, test } from 'vitest'
import { endOf, momentSaid } from '../../src/client/desk/kit/known.tsx'
import { atMoment, keptMoment, knownAtIn } from '../../src/client/shared/place.ts'

const AT = '2017-07-20T01:15:00Z'
const THEN = `?asOf=2017-06-30&knownAt=${AT}`

test.each([
  ['/grid', `/grid?knownAt=${AT}`],
  ['/grid?order=team', `/grid?order=team&knownAt=${AT}`],
  ['/#teams', `/?knownAt=${AT}#teams`],
  ['/logs?knownAt=2017-05-01T00:00:00Z', '/logs?knownAt=2017-05-01T00:00:00Z'],
  // said empty: as it is known now
  ['/grid?knownAt=', '/grid'],
  ['/grid?order=team&knownAt=#x', '/grid?order=team#x'],
])('from a page of the past a way to %s leads to %s', (href, to) => {
  expect(keptMoment(href, THEN)).toBe(to)
})

test('now is never named', () => {
  expect(keptMoment('/grid?order=team', '?asOf=2017-06-30')).toBe('/grid?order=team')
  expect(keptMoment('/grid?knownAt=', '')).toBe('/grid')
  expect(knownAtIn('?knownAt=')).toBeUndefined()
})

test('a moment is put beside what the address says already, or taken out', () => {
  expect(atMoment('/logs?from=2017-01-01&status=submitted,accepted', AT)).toBe(
    `/logs?from=2017-01-01&status=submitted,accepted&knownAt=${AT}`,
  )
  expect(keptMoment(atMoment(`/logs${THEN}`, undefined), THEN)).toBe('/logs?asOf=2017-06-30')
})

test('it is said by the county’s clock, with its year where that is another than the day’s', () => {
  expect(momentSaid(AT, '2017-06-30')).toBe('7月20日 09:15')
  expect(momentSaid('2018-01-02T01:15:00Z', '2017-06-30')).toBe('2018年1月2日 09:15')
  expect(momentSaid('nonsense')).toBe('nonsense')
  expect(endOf('2017-06-30', 'Asia/Shanghai')).toBe('2017-06-30T15:59:59.999Z')
})
