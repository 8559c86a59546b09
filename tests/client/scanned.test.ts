/** What a scanned code is taken for. */
import { expect, test } from 'vitest'
import { scanned } from '../../src/client/field/kit/scanned.ts'
import { phoneMachinePath } from '../../src/client/desk/routes.ts'
import { machinePath } from '../../src/client/field/routes.ts'
import { sealedAnswer } from '../../src/domain/screening/cadre-carried.ts'
import { cadreLink } from '../../src/domain/screening/cadre-link.ts'

const ID = '0f8c1c5e-7a44-4c53-8f0e-2d4f4f1f2a10'
const show = {
  id: ID,
  teamCode: 'team-01',
  villageCode: '510723100211',
  startedAt: '2017-06-30T12:30:00.000Z',
  endedAt: '2017-06-30T14:05:00.000Z',
  filmCodes: ['film-001'],
}

test('a receipt, and a log on the office’s papers, name their show, from whichever host they were printed', () => {
  const link = cadreLink(show, 'key')
  expect(scanned(`https://yx.anxian.gov.cn/c/${link}`)).toEqual({ kind: 'show', id: ID })
  expect(scanned(`https://yx.anxian.gov.cn/logs/${ID}?from=paper#x`)).toEqual({ kind: 'show', id: ID })
  expect(scanned(` http://192.168.1.9:8787/field/logs/${ID}/receipt `)).toEqual({ kind: 'show', id: ID })
  expect(scanned(`https://yx.anxian.gov.cn/c/${link.slice(0, 30)}`)).toEqual({ kind: 'torn' })
})

test('a card of a manager lets somebody in; a villager’s digits belong to a receipt, and his answer names it', () => {
  const ticket = { villageCode: show.villageCode, device: 'a'.repeat(64), key: 'k' }
  const answer = sealedAnswer(cadreLink(show, 'key'), ticket, { answer: 'confirmed' }, new Date(show.endedAt))
  expect(scanned(answer)).toEqual({ kind: 'show', id: ID, isAnswer: true })
  expect(scanned(answer.slice(0, -1))).toEqual({ kind: 'none' })
  expect(scanned('http://192.168.1.9:8787/field#enrol=7MFB-BPVE')).toEqual({ kind: 'enrolment', code: '7MFB-BPVE' })
  for (const text of ['482913', '482 913', '４８２９１３']) expect(scanned(text)).toEqual({ kind: 'digits' })
})

test('anything else is none of ours', () => {
  for (const text of [
    '',
    '7MFB-BPVE',
    '12345678',
    `https://weixin.qq.com/x/${ID}`,
    'https://yx.cn/logs/',
    'https://yx.cn/logs/%E0',
    'https://yx.cn/field#enrol=%E0%',
    'https://yx.cn/field/faults/1',
    'javascript:alert(1)#enrol=x',
  ])
    expect(scanned(text)).toEqual({ kind: 'none' })
})

test('a label of a machine, whatever is in its code, is known to the phone that scans it, with its village', () => {
  const link = `https://yingxiang.example${phoneMachinePath('65_10-7', '510723100211')}`
  expect(scanned(link)).toEqual({ kind: 'machine', code: '65_10-7', village: '510723100211' })
  expect(link.endsWith(machinePath('65_10-7', '510723100211'))).toBe(true)
})
