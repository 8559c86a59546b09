import { expect, test } from 'vitest'
import * as z from 'zod'
import { derivedId, derivedIdsAt } from '../../src/exchange/derived-id.ts'

const at = (instant: string, text = '三清村') => derivedIdsAt(instant, text).id

test('ids of rows stand in the order of their evenings', () => {
  const evenings = [
    '1970-01-01T12:00:00.000Z',
    '2017-06-30T12:50:00.000Z',
    '2017-06-30T12:50:00.001Z',
    '2099-12-31T12:00:00.000Z',
  ]
  const ids = evenings.map((evening) => at(evening))
  expect(ids.toSorted()).toEqual(ids)
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true)
})

test('of one evening they are by what the row says, and the same row has the same id', () => {
  const evening = '2017-06-30T12:50:00.000Z'
  expect(at(evening)).toBe(at(evening))
  expect(at(evening)).not.toBe(at(evening, '华龙村'))
  expect(derivedIdsAt(evening, '三清村').formerId).toBe(derivedId('三清村'))
})
