import { describe, expect, test } from 'vitest'
import { COMMON_NUMBERS, COMMON_WORDS } from '../../src/domain/people/common-passwords.ts'
import { isCommonPassword, passwordProblem } from '../../src/domain/people/password.ts'
import { sourceOf, SRC } from '../source.ts'

describe('a password that is too common', () => {
  test.each([
    '12345678',
    'password',
    'Password1',
    'p@ssw0rd',
    'Passw0rd!',
    'qwertyuiop',
    '1qaz2wsx',
    '1qaz@WSX',
    'iloveyou',
    'woaini1314',
    'woaini520',
    '5201314a',
    'a5201314',
    'a123456789',
    'aa123456',
    'abc12345',
    'qq123456',
    '7758521a',
    'zhangwei123',
    'liming2008',
    'wangxiaoming',
    'zw123456',
    'zxm19901123',
    '19901123',
    '01011990',
    'wang123456',
    'Admin@123',
    'admin123',
    'root1234',
    '88888888',
    'abababab',
    'woaiwoai',
    'asdf1234',
    'qweasdzxc',
    '!@#$%^&*',
    'yanting2024',
    'fangying123',
    'ｐａｓｓｗｏｒｄ',
    '147258369',
    '1234qwer',
    'monkey!!',
    '123dragon',
  ])('%s', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })
})

describe('a password that is none of the commonest', () => {
  test.each([
    '竹椅 下雨 三只羊',
    'correct horse',
    'battery staple',
    'a good long password',
    'kx9vq2mz',
    'tao7-Lamp-rain',
    'horsebattery',
    'zhang7Wei!ren',
    '13f8k2m9',
    'mudan-yu-38271',
    '三清村的羊过河',
  ])('%s', (password) => {
    expect(isCommonPassword(password)).toBe(false)
  })
})

test('a password is not one’s own name, as it is written or typed, also with a number', () => {
  const of = (password: string) => passwordProblem(password, ['team-07', '盐亭放映七队'])
  for (const own of ['team-07team-07', 'Team-07123', 'team07!!', 'team071234', '盐亭放映七队1', '2017盐亭放映七队'])
    expect([own, of(own)]).toEqual([own, 'password_is_name'])
  expect(of('team-07 in the rain')).toBeNull()
  expect(of('12345678')).toBe('password_common')
  expect(passwordProblem('王局123456', ['admin', '王局'])).toBe('password_is_name')
  expect(passwordProblem('long enough', ['', '王'])).toBeNull()
})

test('the list is long, says nothing twice, and is looked through in no time however long a password is', () => {
  const all = [...COMMON_WORDS, ...COMMON_NUMBERS]
  expect(all.length).toBeGreaterThan(2000)
  expect(new Set(all).size).toBe(all.length)
  const started = performance.now()
  for (const password of [
    '1'.repeat(200),
    '12'.repeat(100),
    'a!1'.repeat(66),
    'zhang'.repeat(5),
    '1212131213121412151',
  ])
    isCommonPassword(password)
  expect(performance.now() - started).toBeLessThan(100)
})

test('the list is the server’s alone: nothing that a browser loads reaches it', () => {
  const byFile = new Map(SRC.map((file) => [file, sourceOf(file)]))
  const reached = new Set(SRC.filter((file) => file.startsWith('src/client/')))
  for (const file of reached)
    for (const path of byFile.get(file)?.imports ?? []) if (byFile.has(path)) reached.add(path)
  expect(reached.has('src/domain/people/account.ts')).toBe(true)
  expect([...reached].filter((file) => /password/.test(file) && file.startsWith('src/domain/'))).toEqual([])
})
