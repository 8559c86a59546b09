/** What a scanned code is taken for. */
import { expect, test } from 'vitest'
import { scannedNames } from '../../src/client/field/kit/scanned.ts'
import { phoneMachinePath } from '../../src/client/desk/routes.ts'
import { MACHINE, machinePath } from '../../src/client/field/routes.ts'

const ID = '0f8c1c5e-7a44-4c53-8f0e-2d4f4f1f2a10'

test('a link to a page of ours gives what it names, from whichever host it was printed', () => {
  expect(scannedNames(`https://yx.anxian.gov.cn/logs/${ID}?from=paper#x`, '/field/logs/{id}', '/logs/{id}')).toEqual({
    id: ID,
  })
  expect(scannedNames(` http://192.168.1.9:8787/villages/510723100211 `, '/villages/{code}')).toEqual({
    code: '510723100211',
  })
})

test('anything else gives nothing', () => {
  for (const text of [
    '',
    '7MFB-BPVE',
    `https://weixin.qq.com/x/${ID}`,
    'https://yx.cn/logs/',
    'https://yx.cn/logs/%E0',
  ])
    expect(scannedNames(text, '/logs/{id}')).toBeUndefined()
})

test('a label of a machine, whatever is in its code, is known to the phone that scans it, with its village', () => {
  const link = `https://yingxiang.example${phoneMachinePath('65_10-7', '510723100211')}`
  expect(scannedNames(link, MACHINE)).toEqual({ code: '65_10-7' })
  expect(link.endsWith(machinePath('65_10-7', '510723100211'))).toBe(true)
  expect(scannedNames('https://yingxiang.example/field/faults/1', MACHINE)).toBeUndefined()
})
