import { describe, expect, test } from 'vitest'
import { foldedTitle } from '../../src/domain/register/film.ts'
import { explain } from '../../src/domain/screening/findings.ts'
import { NewScreening, normalized, receive } from '../../src/domain/screening/screening.ts'
import { isReleased, receiveMatched, withListedFilms } from '../../src/domain/screening/unlisted-film.ts'
import { say } from '../../src/domain/language.ts'
import { aFilm, aScreening, NOW } from '../make.ts'
import { around, refusals } from './shows.ts'

describe('films that are in no list', () => {
  const read = (changes: object) => normalized(NewScreening.parse({ ...aScreening(), ...changes }))

  test('are said beside the films of the list or instead of them, and hold the log until a manager matches them', () => {
    const beside = receive(read({ filmTitles: [' 百团大战 '] }), around(), NOW)
    expect(beside).toMatchObject({ status: 'held', credit: 60, filmTitles: ['百团大战'] })
    const { filmCodes: _, ...bare } = aScreening()
    const alone = receive(
      NewScreening.parse({ ...bare, filmTitles: ['百团大战', '长津湖'] }),
      around({ films: [] }),
      NOW,
    )
    expect(alone).toMatchObject({ status: 'held', credit: 0, filmCodes: [] })
    expect(alone.findings).toEqual([{ code: 'film_unlisted', blocking: true, facts: { titles: '百团大战、长津湖' } }])
    expect(say('zh', explain(alone.findings[0] ?? { code: 'overlap', facts: {} }))).toContain('“百团大战、长津湖”')
  })

  test('none is as if nothing was said of them', () => {
    expect(read({ filmTitles: [] })).not.toHaveProperty('filmTitles')
  })

  test('that are known by now are films of the list, each once, and the others stay', () => {
    const entry = read({ filmTitles: ['《太行山上》', '百团大战', '地道战'] })
    const filmOf = (title: string) => ({ 太行山上: 'film-001', 地道战: 'film-002' })[foldedTitle(title)]
    expect(withListedFilms(entry, filmOf)).toEqual({
      ...entry,
      filmCodes: ['film-001', 'film-002'],
      filmTitles: ['百团大战'],
    })
    expect(withListedFilms(entry, () => 'film-009')).not.toHaveProperty('filmTitles')
  })

  test('an empty choice is said beside what else is missing', () => {
    expect(refusals({ filmCodes: [], attendance: -1 })).toEqual(['attendance too_small', 'filmCodes films_missing'])
    expect(refusals({ filmCodes: undefined, villageCode: undefined })).toEqual([
      'villageCode invalid_type',
      'filmCodes films_missing',
    ])
  })

  test('a log that was ever held for something else stays for a manager', () => {
    const isFree = (...codes: string[]): boolean => isReleased('held', [], new Set(codes))
    expect(isFree('film_unlisted', 'late_report')).toBe(true)
    expect(isFree('film_unlisted', 'overlap')).toBe(false)
    expect(isFree('late_report')).toBe(false)
    const again = [{ code: 'duplicate' as const, blocking: true, facts: {} }]
    expect(isReleased('held', again, new Set(['film_unlisted']))).toBe(false)
    expect(isReleased('accepted', [], new Set(['film_unlisted']))).toBe(false)
  })

  test('once matched are counted and judged by their films; what was found besides stands', () => {
    const shorts = around({ films: [aFilm({ code: 'film-0', kind: 'science_short', minutes: 20 })] })
    const kept: Parameters<typeof receiveMatched>[1] = {
      screenedOn: '2017-06-30',
      receivedAt: '2017-06-30T14:40:00.000Z',
      findings: [
        { code: 'film_unlisted', blocking: true, facts: { titles: '生猪养殖技术' } },
        { code: 'late_report', blocking: false, facts: { hours: 30 } },
      ],
    }
    const { credit, findings } = receiveMatched(read({ filmCodes: ['film-0'] }), kept, shorts)
    expect(credit).toBe(20)
    expect(findings.map(({ code }) => code)).toEqual(['late_report'])
  })
})
