/** What is dictated goes behind what stands in the field, and never in its place. */
import { expect, test } from 'vitest'
import { heardIn, putBehind, whyUnheard } from '../../src/client/field/kit/dictation.ts'

test('what is heard goes behind what stands there, parted as one writes', () => {
  expect(putBehind('', '下雨改室内', 'zh')).toBe('下雨改室内')
  expect(putBehind('21点停电', '下雨改室内', 'zh')).toBe('21点停电，下雨改室内')
  expect(putBehind('21点停电。', '下雨改室内', 'zh')).toBe('21点停电。下雨改室内')
  expect(putBehind('Power cut', 'then rain', 'en')).toBe('Power cut then rain')
  expect(putBehind('21点停电', '', 'zh')).toBe('21点停电')
})

test('the field keeps its length, and what stood there stays whole', () => {
  expect(putBehind('12345', '六七八', 'zh', 7)).toBe('12345，六')
  expect(putBehind('12345', '六七八', 'zh', 3)).toBe('12345')
})

test('all pieces that were understood are one text, however often they come', () => {
  const pieces = [[{ transcript: '下雨' }], [{ transcript: '改室内 ' }], []]
  expect(heardIn(pieces)).toBe('下雨改室内')
})

test('why nothing came is told apart, and stopping is no reason', () => {
  expect(['not-allowed', 'network', 'no-speech', 'service-not-allowed', 'aborted', 'toString'].map(whyUnheard)).toEqual(
    ['refused', 'no_signal', 'no_voice', 'no_service', undefined, undefined],
  )
})
