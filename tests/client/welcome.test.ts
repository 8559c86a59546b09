/** Coming in for the first time: what makes the app installable, the steps after enrolment, a password, a log to try. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { installWay, stepsFor, suggested } from '../../src/client/field/welcome/welcome.tsx'
import { NOBODY, type Phone, trialPhone } from '../../src/client/field/phone/phone.ts'
import { isFor, routeOf } from '../../src/client/field/pages.tsx'
import { TRIAL, WELCOME } from '../../src/client/field/routes.ts'
import { speak } from '../../src/client/shared/words.ts'
import { passwordProblem } from '../../src/domain/people/password.ts'
import { anEntry } from './field-copy.ts'

const publicFile = (name: string): Buffer => readFileSync(`public/${name}`)

describe('the app on the home screen', () => {
  const manifest = JSON.parse(publicFile('field.webmanifest').toString()) as {
    [name: string]: unknown
    icons: { src: string; sizes: string; purpose?: string }[]
  }
  const page = readFileSync('src/client/field/index.html', 'utf8')
  /** Width and height, from the picture's own head. */
  const sizeOf = (src: string): string => {
    const png = publicFile(src.slice(1))
    return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
  }

  test('has a name, begins at /field, and stays there', () => {
    expect(manifest).toMatchObject({ name: '映响 放映记录', start_url: '/field', scope: '/field' })
    expect(manifest).toMatchObject({ display: 'standalone', lang: 'zh-CN' })
    expect(page).toContain('rel="manifest" href="/field.webmanifest"')
  })

  test('has icons of the sizes it says, one that may be cut round', () => {
    expect(manifest.icons.map(({ src }) => sizeOf(src))).toEqual(manifest.icons.map(({ sizes }) => sizes))
    expect(manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ])
    expect(sizeOf('/icon-apple-180.png')).toBe('180x180')
    expect(page).toContain('rel="apple-touch-icon" href="/icon-apple-180.png"')
  })

  test('wears the colours of its paper', () => {
    const [, light, dark] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(
      readFileSync('src/client/field/styles/field-tokens.css', 'utf8'),
    ) as unknown as string[]
    expect([manifest['theme_color'], manifest['background_color']]).toEqual([light, light])
    const told = [...page.matchAll(/theme-color" media="\(prefers-color-scheme: (\w+)\)" content="(#\w+)"/g)]
    expect(told.map(([, scheme, colour]) => [scheme, colour])).toEqual([
      ['light', light],
      ['dark', dark],
    ])
  })
})

describe('how it is installed', () => {
  const ANDROID = 'Mozilla/5.0 (Linux; Android 10; V2001A) AppleWebKit/537.36 Chrome/90.0.4430.210 Mobile Safari/537.36'
  const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15 Version/16.4 Safari/604.1'
  const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/16.4 Safari/605.1.15'
  const way = (userAgent: string, isStandalone = false, touches = 5) => installWay({ userAgent, isStandalone, touches })

  test('depends on where it runs; in a chat app it is opened elsewhere first, and where it is installed there is nothing to do', () => {
    expect([way(ANDROID), way(IPHONE), way(IPAD), way(IPAD, false, 0)]).toEqual([
      'android',
      'apple',
      'apple',
      'android',
    ])
    expect([way(`${ANDROID} MicroMessenger/8.0.2`), way(`${IPHONE} MicroMessenger/8.0.2`)]).toEqual(['chat', 'chat'])
    expect([way(ANDROID, true), way(IPHONE, true)]).toEqual(['done', 'done'])
  })

  const steps = (changes: Partial<Parameters<typeof stepsFor>[0]> = {}) =>
    stepsFor({ way: 'android', hasPassword: false, role: 'team', ...changes })

  test('is the first step, but not where one must sign in again afterwards: there the password comes before', () => {
    expect(steps()).toEqual(['install', 'password', 'trial'])
    expect(steps({ way: 'chat' })).toEqual(['password', 'install', 'trial'])
    expect(steps({ way: 'apple' })).toEqual(['password', 'install', 'trial'])
  })
  test('only what is still to be done is a step', () => {
    expect(steps({ way: 'done' })).toEqual(['password', 'trial'])
    expect(steps({ hasPassword: true })).toEqual(['install', 'trial'])
    expect(steps({ way: 'done', hasPassword: true, role: 'technician' })).toEqual([])
  })
})

describe('a suggested password', () => {
  beforeEach(() => speak('zh'))

  test('passes the office’s rules whichever it is, and is typed without changing the keyboard but once', () => {
    const random = randomFrom(17)
    const names = ['team-01', '放映一队', '赵师傅', 'zhaoshifu']
    const some = Array.from({ length: 1500 }, () => suggested(() => random.next()).password)
    expect(some.filter((password) => passwordProblem(password, names) !== null)).toEqual([])
    expect(some.filter((password) => !/^[a-z]{7,18}[2-9]{3}$/.test(password))).toEqual([])
    expect(new Set(some).size).toBeGreaterThan(1490)
  })
  test('says what it reads', () => {
    expect(suggested(() => 0)).toEqual({ password: 'yuminangua222', reads: '玉米 南瓜 222' })
    const last = [0.999, 0, 0, 0, 0]
    expect(suggested(() => last.shift() ?? 0)).toEqual({ password: 'jiaopianyumi222', reads: '胶片 玉米 222' })
  })
})

describe('a log to try', () => {
  test('has an address of its own, for teams', () => {
    expect(routeOf(TRIAL, '')).toEqual({ view: 'trial' })
    expect(routeOf(WELCOME, '')).toEqual({ view: 'welcome' })
    expect([isFor('team', 'trial'), isFor('technician', 'trial'), isFor('technician', 'welcome')]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('never comes to the outbox: no event of its form does, and the form is never told that it was sent', async () => {
    const asked: unknown[] = []
    const real = { person: { id: 'p-1' }, change: async (events: unknown) => (asked.push(events), true) }
    let finished = 0
    const { change, person } = trialPhone(real as unknown as Phone, () => (finished += 1))
    const entry = anEntry({ kind: 'screening', state: 'draft' })
    expect(await change({ kind: 'drafted', entry })).toBe(true)
    expect(
      await change([
        { kind: 'drafted', entry },
        { kind: 'queued', key: entry.key, body: {} },
      ]),
    ).toBe(false)
    expect([asked, finished, person.id]).toEqual([[], 1, NOBODY])
  })
})
