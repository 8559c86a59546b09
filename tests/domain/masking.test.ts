/** What is shown of people to who does not see them whole. */
import { describe, expect, test } from 'vitest'
import { asKept, isMasked, masked, maskedName, maskedPhone } from '../../src/domain/people/masking.ts'
import { aManager, aTeam, aTechnician } from '../make.ts'

const auditor = { id: 'auditor-1', role: 'auditor' as const }
const seenBy = (actor: Parameters<typeof masked>[1]['actor'], answer: unknown): unknown =>
  masked(answer, { actor, openNumber: '0816-7120000' })

describe('a name and a number', () => {
  test('keep what tells them from others, and no more', () => {
    expect(['张三', '欧阳修远', 'Li Si', '𠮷田', '**'].map(maskedName)).toEqual(['张**', '欧**', 'L**', '𠮷**', '**'])
    const numbers = [
      '13812345678',
      '138 1234 5678',
      '+86 13812345678',
      '0816-7221234',
      '7221234',
      '问队长',
      '１３８１２３４５６７８',
    ]
    expect(numbers.map(maskedPhone)).toEqual([
      '138****5678',
      '138 **** 5678',
      '+86 1******5678',
      '081*-***1234',
      '*****34',
      '**',
      '１３８****５６７８',
    ])
  })

  test('of the office are everybody’s to know, also where it has written two', () => {
    const openNumber = '0816-7120000转801 / 13800000000'
    const copy = { officePhone: openNumber, note: '13812345678' }
    expect(masked(copy, { actor: auditor, openNumber })).toEqual({ officePhone: openNumber, note: '138****5678' })
  })

  test('masked once stay so, and cleared ones are not offered to be shown', () => {
    for (const number of ['13812345678', '0816-7221234', '7221234', '**']) {
      expect(maskedPhone(maskedPhone(number))).toBe(maskedPhone(number))
    }
    expect(['张**', '138****5678', '**', '张三', undefined].map(isMasked)).toEqual([true, true, false, false, false])
  })

  test('are found in what people write, however they write it', () => {
    const said = (text: string): unknown => seenBy(auditor, { note: text })
    expect(said('请打13812345678找村主任')).toEqual({ note: '请打138****5678找村主任' })
    expect(said('电话：138-1234-5678、１３８１２３４５６７８')).toEqual({
      note: '电话：138-****-5678、１３８****５６７８',
    })
    expect(said('身份证51072319700101123X')).toEqual({ note: '身份证510**********1123X' })
    for (const text of [
      '村码510723100211',
      '收于1500000000000',
      '3f0c7f0e-5d1b-4c56-9a39-13812345678a',
      '监督电话0816-7120000',
      'cd9a2dcd-c433-4ea5-80cd-053712348697',
    ]) {
      expect(said(text)).toEqual({ note: text })
    }
  })
})

describe('who looks', () => {
  const log = {
    id: 'a',
    teamCode: 'team-01',
    witness: { name: '张三', phone: '13812345678' },
    receiptNo: '13900000001',
  }

  test('a team sees its own whole, wherever it stands', () => {
    expect(seenBy(aTeam(), { items: [log] })).toEqual({ items: [log] })
    expect(seenBy(aTeam('team-02'), log)).toEqual({ ...log, witness: { name: '张**', phone: '138****5678' } })
  })

  test('a technician sees faults whole, and other people’s numbers not', () => {
    const fault = { category: 'line', severity: 'major', reportedBy: '张三', description: '打13812345678' }
    const seen = { ...fault, reportedBy: '张**', description: '打138****5678' }
    expect([seenBy(aTechnician, fault), seenBy(auditor, fault)]).toEqual([fault, seen])
    expect(seenBy(aTechnician, { code: 'team-01', phone: '13812345678' })).toMatchObject({ phone: '138****5678' })
  })

  test('the trail’s lines are masked before and after, what changed, too', () => {
    const step = {
      before: { content: log },
      changes: [{ field: 'witness', before: log.witness, after: { name: '李四' } }],
    }
    expect(seenBy(auditor, step)).toMatchObject({
      before: { content: { witness: { name: '张**' } } },
      changes: [{ before: { name: '张**', phone: '138****5678' }, after: { name: '李**' } }],
    })
    const line = { subject: { kind: 'fault_witness', id: 'b' }, after: { name: '王五', faultId: 'c' } }
    expect(seenBy(auditor, line)).toMatchObject({ after: { name: '王**', faultId: 'c' } })
  })

  test('who saves again is not handed texts with stars in them', () => {
    expect(seenBy(aManager, { ...log, note: '打13812345678' })).toMatchObject({
      witness: { name: '张**' },
      note: '打13812345678',
    })
    expect(asKept('138****5678', '13812345678', maskedPhone)).toBe('13812345678')
    expect(asKept('13987654321', '13812345678', maskedPhone)).toBe('13987654321')
  })
})
