import { describe, expect, test } from 'vitest'
import { bannersOf, GRAVE, type PhoneState } from '../../src/client/field/phone/phone.ts'
import { enrolmentCode, isInApp, leavingOf, typedCode } from '../../src/client/field/door/door-ways.ts'
import { inSections, lookOf, photosLeft, sectionOf, standingOf } from '../../src/client/field/outbox/entry-look.ts'
import { isFor, routeOf } from '../../src/client/field/pages.tsx'
import { placesOf } from '../../src/client/field/places.ts'
import { unsentLine } from '../../src/client/field/phone/unsent-line.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import { anEntry } from './field-copy.ts'

const RECEIPT = { status: 'held', credit: 60, findings: [] }

describe('an entry stands', () => {
  test('as this phone has it while it is here, and after that as the bureau has it', () => {
    const log = anEntry({ kind: 'screening', state: 'waiting' })
    expect(standingOf(log)).toBe('waiting')
    expect(standingOf({ ...log, state: 'received', receipt: RECEIPT })).toBe('held')
    const verdict = { status: 'returned' as const, revision: 2, reason: '缺照片' }
    expect(standingOf({ ...log, state: 'received', receipt: RECEIPT, verdict })).toBe('returned')
    expect(standingOf({ ...log, state: 'received', receipt: 'of an older app' })).toBe('received')
  })

  test('with a colour, a shape and a word of its own in each state', () => {
    const looks = (['draft', 'waiting', 'sending', 'attention', 'accepted', 'returned', 'rejected'] as const).map(
      lookOf,
    )
    expect(new Set(looks.map((look) => look.join())).size).toBe(7)
  })

  test('returned ones are set apart from what was received, and give way to their correction', () => {
    const verdict = { status: 'returned' as const, revision: 1 }
    const log = anEntry({ kind: 'screening', state: 'received', receipt: RECEIPT, verdict })
    expect(sectionOf(log)).toBe('returned')
    const correction = anEntry({ kind: 'correction', key: 'correction:a-1:1', madeAt: 2000, body: {} })
    const sections = new Map(inSections([log, correction]))
    expect(sections.get('returned')).toEqual([])
    expect(sections.get('waiting')).toEqual([correction])
  })

  test('a show not held counts as waiting while it can still be taken back', () => {
    const missed = anEntry({ kind: 'missed_show', state: 'draft' })
    expect([standingOf(missed), sectionOf(missed)]).toEqual(['waiting', 'waiting'])
  })

  test('photos stand with their log, unless somebody must look at one', () => {
    const photo = anEntry({ kind: 'photo', key: 'photo:a-1:x' })
    expect(inSections([photo]).flatMap(([, list]) => list)).toEqual([])
    expect(inSections([{ ...photo, state: 'attention' }]).flatMap(([, list]) => list)).toHaveLength(1)
    expect(photosLeft([photo, { ...photo, key: 'photo:a-1:y', state: 'received' }], 'a-1')).toBe(1)
  })
})

describe('the top of the screen', () => {
  const well: PhoneState = {
    isOnline: true,
    worker: 'ready',
    isInApp: false,
    isStorageDenied: false,
    clockOff: null,
    isSignedOut: false,
    isStale: false,
  }
  const kinds = (changes: Partial<PhoneState>) => bannersOf({ ...well, ...changes }).map(({ kind }) => kind)

  test('says nothing while all is well', () => {
    expect(kinds({})).toEqual([])
  })
  test('sends people out of browsers inside other apps, once', () => {
    expect(kinds({ isInApp: true, worker: 'unsupported' })).toEqual(['in_app'])
    expect(kinds({ worker: 'unsupported' })).toEqual(['no_worker'])
  })
  test('says that what is shown is old when the server fails, and never keeps anybody from working', () => {
    expect(kinds({ isStale: true })).toEqual(['stale'])
    expect(GRAVE).not.toContain('stale')
  })
  test('says which way the clock is off, by how much', () => {
    expect(bannersOf({ ...well, clockOff: -25 })).toEqual([{ kind: 'clock_behind', minutes: 25 }])
    expect(bannersOf({ ...well, clockOff: 11 })).toEqual([{ kind: 'clock_ahead', minutes: 11 }])
  })
  test('the gravest first', () => {
    expect(kinds({ isStorageDenied: true, isSignedOut: true, worker: 'waiting' })).toEqual([
      'storage_denied',
      'signed_out',
      'update',
    ])
  })
})

describe('the bar above the places', () => {
  const none = { records: 0, photos: 0 }
  const quiet = {
    entries: [] as Entry[],
    unsent: { records: 2, photos: 9 },
    isFull: false,
    isPersistent: true as boolean | undefined,
    isOnline: true,
    isSignedOut: false,
    nextAt: null as number | null,
    failures: 0,
  }
  const line = (changes: Partial<typeof quiet>) => unsentLine({ ...quiet, ...changes })

  test('says that all is uploaded, or that it waits', () => {
    expect(line({ unsent: none })).toEqual({ kind: 'sent' })
    expect(line({})).toEqual({ kind: 'waiting' })
  })
  test('says that the browser may clear what waits for signal, and only while something does', () => {
    expect(line({ isPersistent: false, isOnline: false })).toEqual({ kind: 'at_risk' })
    expect(line({ isPersistent: false })).toEqual({ kind: 'waiting' })
    expect(line({ isPersistent: false, isOnline: false, unsent: none })).toEqual({ kind: 'sent' })
    expect(line({ isPersistent: undefined, isOnline: false })).toEqual({ kind: 'waiting' })
  })
  test('says when it is tried again after a failure; without signal nothing was tried in vain', () => {
    expect(line({ failures: 2, nextAt: 5000 })).toEqual({ kind: 'tried', nextAt: 5000 })
    expect(line({ failures: 2, nextAt: 5000, isOnline: false })).toEqual({ kind: 'waiting' })
  })
  test('counts the records that are on their way, and of a log’s photos which one', () => {
    const photo = (key: string, state: Entry['state']) => anEntry({ kind: 'photo', key, about: 'log-1', state })
    const photos = [photo('1', 'received'), photo('2', 'received'), photo('3', 'sending'), photo('4', 'waiting')]
    expect(line({ entries: photos })).toEqual({ kind: 'sending_photo', photo: 3, of: 4 })
    const logs = ['a', 'b'].map((about) => anEntry({ kind: 'screening', about, state: 'sending' }))
    expect(line({ entries: logs })).toEqual({ kind: 'sending', records: 2 })
  })
  test('a full phone before all', () => {
    expect(line({ isFull: true, isSignedOut: true, unsent: none })).toEqual({ kind: 'full' })
    expect(line({ isSignedOut: true, isPersistent: false, isOnline: false })).toEqual({ kind: 'signed_out' })
  })
})

describe('the door', () => {
  test('finds the code behind #enrol=, and in a whole link that was pasted', () => {
    expect(enrolmentCode('#enrol=ABCD-1234')).toBe('ABCD-1234')
    expect(enrolmentCode('#enrol=AB%2DCD')).toBe('AB-CD')
    expect(enrolmentCode('#enrol=%E4%')).toBeNull()
    expect(enrolmentCode('#other')).toBeNull()
    expect(typedCode(' https://yx.example.cn/field#enrol=ABCD-1234 ')).toBe('ABCD-1234')
    expect(typedCode('ＡＢＣＤ - 1234')).toBe('ABCD-1234')
  })
  test('knows browsers inside other apps from those of the phone', () => {
    const chrome =
      'Mozilla/5.0 (Linux; Android 10; V2001A) AppleWebKit/537.36 Chrome/90.0.4430.210 Mobile Safari/537.36'
    expect(isInApp(`${chrome} MicroMessenger/8.0.2`)).toBe(true)
    expect(isInApp(`${chrome} DingTalk/6.5.10`)).toBe(true)
    expect(isInApp(chrome)).toBe(false)
    expect(isInApp(`${chrome} MQQBrowser/11.9`)).toBe(false)
  })
  test('tells who leaves what that costs', () => {
    expect([leavingOf(true, false), leavingOf(true, true), leavingOf(false, false), leavingOf(false, true)]).toEqual([
      'free',
      'unsent',
      'no_password',
      'no_password_unsent',
    ])
  })
})

describe('addresses', () => {
  test('lead below /field, with or without a village', () => {
    expect(routeOf('/field', '')).toEqual({ view: 'home' })
    expect(routeOf('/field/show/new', '?village=510723100211')).toEqual({ view: 'new-show', village: '510723100211' })
    expect(routeOf('/field/logs/a-1', '?sent=1')).toEqual({ view: 'log', id: 'a-1', sent: '1' })
    expect(routeOf('/field/logs/a-1/correct', '')).toEqual({ view: 'correct', id: 'a-1' })
    expect(routeOf('/field/outbox/screening%3Aa-1', '')).toEqual({ view: 'entry', key: 'screening:a-1' })
    expect(routeOf('/field/logs/a-1/more', '')).toEqual({ view: 'missing' })
    expect(routeOf('/fields', '')).toEqual({ view: 'missing' })
    expect(routeOf('/field/faults/%E4%', '')).toEqual({ view: 'missing' })
  })
  test('there are at most four places, and none of somebody else’s', () => {
    for (const role of ['team', 'technician', 'manager'] as const) {
      expect(placesOf(role).length).toBeLessThanOrEqual(4)
      expect(placesOf(role).every(({ views }) => views.every((view) => isFor(role, view)))).toBe(true)
    }
    expect(isFor('team', 'fault')).toBe(false)
    expect(isFor('technician', 'new-show')).toBe(false)
  })
})
