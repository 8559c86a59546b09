import { expect, test } from 'vitest'
import { deviceOf } from '../../src/domain/people/session-life.ts'
import { networkOf } from '../../src/domain/people/password.ts'

test('an IPv4 address is a network of its own, however a proxy writes it', () => {
  for (const text of [
    '203.0.113.9',
    ' 203.0.113.9:51234',
    '::ffff:203.0.113.9',
    '::FFFF:cb00:7109',
    '[::ffff:203.0.113.9]:80',
  ])
    expect(networkOf(text)).toBe('203.0.113.9')
})

test('of an IPv6 address the first 64 bits count: one customer has all the rest', () => {
  for (const text of [
    '2001:db8:0:1::1',
    '2001:0DB8:0000:0001:ffff:1:2:3',
    '[2001:db8:0:1::9]:443',
    '2001:db8:0:1::1%eth0',
  ])
    expect(networkOf(text)).toBe('2001:db8:0:1::/64')
  expect(networkOf('2001:db8:0:2::1')).not.toBe(networkOf('2001:db8:0:1::1'))
  expect(networkOf('64:ff9b::203.0.113.9')).toBe('64:ff9b:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
})

test('what is no address stays as it is, and short', () => {
  for (const text of ['unknown', '1::2::3', '2001:db8', 'g::1']) expect(networkOf(text)).toBe(text)
  expect(networkOf('x'.repeat(500))).toHaveLength(45)
})

test('a device is called as its owner would', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Safari/537.36'
  expect(deviceOf(chrome)).toBe('Chrome · Windows')
  expect(deviceOf(`${chrome} Edg/128.0`)).toBe('Edge · Windows')
  const phone = 'Mozilla/5.0 (Linux; Android 12; HUAWEI) AppleWebKit/537.36 Chrome/99.0 Mobile Safari/537.36'
  expect(deviceOf(`${phone} MicroMessenger/8.0.40`)).toBe('微信 WeChat · Android')
  const iPhone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1'
  expect(deviceOf(iPhone)).toBe('Safari · iPhone')
  expect([deviceOf(), deviceOf('curl/8')]).toEqual([undefined, undefined])
})
