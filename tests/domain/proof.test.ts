/** 有效场次: what a valid show needs by the rule of its day, and proof that was there before. */
import { describe, expect, test } from 'vitest'
import { proofRulesFrom } from '../../src/domain/dated-setting.ts'
import { say } from '../../src/domain/language.ts'
import { bitsApart, photoMarks } from '../../src/domain/screening/copies.ts'
import { explain } from '../../src/domain/screening/findings.ts'
import type { DeclaredPhoto, PhotoKind } from '../../src/domain/screening/photo.ts'
import { lackingProof, missingProof, needsIn, needsOn, ShowProof } from '../../src/domain/screening/proof.ts'
import { aKnownShow, aShow, at, codes, found, north } from './shows.ts'

const aPhoto = (kind: PhotoKind = 'start', changes: Partial<DeclaredPhoto> = {}): DeclaredPhoto => ({
  sha256: crypto.randomUUID().replaceAll('-', '').repeat(2),
  kind,
  ...changes,
})
const FRIEND = { name: '李大爷', phone: '13800000000' }

describe('a valid show', () => {
  test('needs nothing unless the office says so, and what it said for the day of the show', () => {
    const rules = proofRulesFrom('', [
      { effectiveOn: '2017-07-01', value: 'start,end' },
      { effectiveOn: '2017-08-01', value: null },
    ])
    const needed = ['2017-06-30', '2017-07-01', '2017-07-31', '2017-08-01'].map((day) => needsOn(rules, day))
    expect(needed).toEqual([[], ['start', 'end'], ['start', 'end'], []])
    expect(needsOn(proofRulesFrom('witness', []), '2000-01-01')).toEqual(['witness'])
    expect(needsOn([], '2017-06-30')).toEqual([])
  })

  test('is asked for in one order, and only what there is to ask for', () => {
    expect(needsIn('position,start,witness,start')).toEqual(['start', 'witness', 'position'])
    expect(['', 'start', 'end,witness'].every((text) => ShowProof.safeParse(text).success)).toBe(true)
    expect([',', 'start,', 'video', 'start witness'].some((text) => ShowProof.safeParse(text).success)).toBe(false)
  })

  test('lacks a witness without a number, and no photo that is said to follow', () => {
    const needs = needsIn('start,receipt,witness,position')
    expect(missingProof({}, needs)).toEqual(needs)
    expect(missingProof({ photos: [aPhoto()], witness: { name: '李大爷' } }, needs)).toEqual([
      'receipt',
      'witness',
      'position',
    ])
    const photos = [aPhoto(), aPhoto('receipt')]
    expect(missingProof({ photos, witness: FRIEND, position: north(0) }, needs)).toEqual([])
  })

  test('that lacks something is told what it is, and is not held', () => {
    const [finding, ...more] = found(aShow(), { needs: needsIn('start,witness,position') })
    expect(more).toEqual([])
    expect(finding).toMatchObject({ code: 'proof_missing', blocking: false })
    expect(finding && say('zh', explain(finding))).toContain('还缺开场照片、证明人姓名和电话、定位。')
    expect(finding && say('en', explain(finding))).toContain(
      'a photo of the start and a witness with a phone number and a position',
    )
  })

  test('waits for photos three days before anybody asks for them', () => {
    const needs = needsIn('start,end,witness')
    const log = { receivedAt: '2017-06-30T15:00:00Z', witness: FRIEND, photos: [aPhoto(), aPhoto('receipt')] }
    const after = (days: number) => lackingProof(log, needs, new Date(`2017-07-0${days}T16:00:00Z`))
    expect(after(1)).toEqual([
      { need: 'start', state: 'awaited' },
      { need: 'end', state: 'missing' },
    ])
    expect(after(4)[0]).toEqual({ need: 'start', state: 'overdue' })
    const came = { ...log, photos: log.photos.map((photo) => ({ ...photo, receivedAt: '2017-07-02T00:00:00Z' })) }
    expect(lackingProof(came, needs, new Date('2017-07-04T16:00:00Z'))).toEqual([{ need: 'end', state: 'missing' }])
  })
})

describe('a photo that was there before', () => {
  const photo = aPhoto('start', { look: '00ff00ff00ff00ff' })
  const earlier = { screenedOn: '2017-05-30', startedAt: at('20:50', '2017-05-30'), endedAt: at('22:30', '2017-05-30') }
  const anEarlier = (changes: Parameters<typeof aKnownShow>[0]) =>
    aKnownShow({ ...earlier, filmCodes: ['film-002'], villageCode: '510723100208', ...changes })
  const reused = (others: ReturnType<typeof aKnownShow>[], mine = photo) =>
    found(aShow({ photos: [mine] }), { others }).filter(({ code }) => code === 'photo_reused')
  /** The same picture, stored anew: so many of its bits are others. */
  const anew = (bits: number, kind: PhotoKind = 'start') => {
    const other = (BigInt('0x00ff00ff00ff00ff') ^ (2n ** BigInt(bits) - 1n)).toString(16).padStart(16, '0')
    return aPhoto(kind, { look: other })
  }

  test('is the same bytes, whoever showed what where, and whatever became of that log', () => {
    const others = [
      anEarlier({ photos: [aPhoto(), { ...photo, kind: 'end' }], teamCode: 'team-02' }),
      anEarlier({ photos: [photo], isRejected: true }),
    ]
    expect(reused(others)).toMatchObject([
      { blocking: false, facts: { bits: 0, photo: photo.sha256, otherPhoto: photo.sha256 } },
      { facts: { bits: 0 } },
    ])
    expect(reused([anEarlier({ photos: [aPhoto()] })])).toEqual([])
  })

  test('is the same picture stored anew, among the team’s own of that kind', () => {
    const [finding] = reused([anEarlier({ photos: [anew(2)] })])
    expect(finding?.facts).toMatchObject({ bits: 2, otherDay: '2017-05-30' })
    expect(finding && say('zh', explain(finding))).toContain('几乎一样')
    expect(reused([anEarlier({ photos: [anew(3)] })])).toEqual([])
    expect(reused([anEarlier({ photos: [anew(0)], teamCode: 'team-02' })])).toEqual([])
    expect(reused([anEarlier({ photos: [anew(0, 'end')] })])).toEqual([])
  })

  test('is none of the same evening in the village, nor a receipt like another', () => {
    const hamlet = aKnownShow({
      startedAt: at('18:40'),
      endedAt: at('20:20'),
      filmCodes: ['film-002'],
      photos: [anew(1)],
    })
    expect(reused([hamlet])).toEqual([])
    expect(reused([{ ...hamlet, photos: [photo] }])).toHaveLength(1)
    const receipt = aPhoto('receipt', { look: photo.look })
    expect(reused([anEarlier({ photos: [anew(0, 'receipt')] })], receipt)).toEqual([])
  })

  test('is named in three logs at most, the plainest first', () => {
    const others = [2, 1, 0, 2].map((bits) => anEarlier({ photos: [bits === 0 ? photo : anew(bits)] }))
    expect(reused(others).map(({ facts }) => facts['bits'])).toEqual([0, 1, 2])
  })

  test('is found by a mark in common: of bytes always, of looks as far as they count as near', () => {
    const marks = new Set(photoMarks([photo]))
    const shared = (other: DeclaredPhoto): boolean => photoMarks([other]).some((mark) => marks.has(mark))
    expect(shared({ ...photo, look: undefined })).toBe(true)
    for (let a = 0; a < 64; a++)
      for (let b = 0; b < a; b++) {
        const look = (BigInt('0x00ff00ff00ff00ff') ^ (1n << BigInt(a)) ^ (1n << BigInt(b)))
          .toString(16)
          .padStart(16, '0')
        expect(shared(aPhoto('start', { look }))).toBe(true)
        expect(bitsApart(look, photo.look ?? '')).toBe(2)
      }
    expect(shared(aPhoto())).toBe(false)
    expect(photoMarks([aPhoto('receipt', { look: photo.look })])).toHaveLength(1)
  })
})

describe('a position', () => {
  const here = { ...north(0, 20), fixedAt: at('20:40') }
  const earlier = aKnownShow({
    screenedOn: '2017-06-20',
    startedAt: at('20:50', '2017-06-20'),
    endedAt: at('22:30', '2017-06-20'),
    filmCodes: ['film-002'],
  })
  const marked = (changes: Parameters<typeof aShow>[0], others = [earlier]) => codes(found(aShow(changes), { others }))

  test('that another evening had to the sixth digit is copied; a metre beside it is not', () => {
    const copied = [{ ...earlier, position: { ...here, latitude: here.latitude + 0.000_000_3 } }]
    expect(marked({ position: here }, copied)).toEqual(['position_copied'])
    expect(marked({ position: { ...here, latitude: here.latitude + 0.000_009 } }, copied)).toEqual([])
    expect(marked({ position: here }, [{ ...earlier, position: undefined }])).toEqual([])
  })

  test('of the same evening is no copy in the village, and one in another', () => {
    const tonight = {
      ...earlier,
      screenedOn: '2017-06-30',
      startedAt: at('17:00'),
      endedAt: at('18:40'),
      position: here,
    }
    expect(marked({ position: here }, [tonight])).toEqual([])
    expect(marked({ position: here }, [{ ...tonight, villageCode: '510723100208' }])).toEqual(['position_copied'])
  })

  test('is of the show from 15 minutes before to 15 after, by a clock put right, and no coarser than 500 m', () => {
    const fixed = (time: string, accuracyM = 20) => marked({ position: { ...here, accuracyM, fixedAt: at(time) } }, [])
    expect(['20:35', '21:40', '22:45'].flatMap((time) => fixed(time))).toEqual([])
    expect(['20:34', '22:46'].flatMap((time) => fixed(time))).toEqual(['position_stale', 'position_stale'])
    expect([fixed('20:50', 500), fixed('20:50', 501)]).toEqual([[], ['position_stale']])
    const clock = { phoneAt: at('21:20'), serverAt: at('20:50') }
    expect(marked({ position: { ...here, fixedAt: at('23:10') }, clock }, [])).toEqual(['clock_off'])
  })

  test('says what is wrong with it: when, how coarse, or both', () => {
    const said = (fixedAt: string, accuracyM: number): string => {
      const [finding] = found(aShow({ position: { ...here, fixedAt, accuracyM } }))
      return finding ? say('zh', explain(finding)) : ''
    }
    expect(said(at('19:50'), 20)).toContain('相差 60 分钟。')
    expect(said(at('20:50'), 900)).toContain('误差 900 米')
    expect(said(at('19:50'), 900)).toContain('60 分钟，误差 900 米')
  })
})
