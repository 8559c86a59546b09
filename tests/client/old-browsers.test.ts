import { describe, expect, test } from 'vitest'
import { SKILLS } from '../../src/client/field/old-browsers.ts'
import { within } from '../../src/client/shared/shrunk-photo.ts'

const skill = (home: object, name: string) => {
  const found = SKILLS.find((one) => one[0] === home && one[1] === name)
  if (!found) throw new Error(`nobody teaches ${name}`)
  return found[2] as (...given: unknown[]) => unknown
}

describe('what old phones are taught does as the language does', () => {
  const villages = ['三清村', '华龙村', '鹅溪村']

  test('at, from either end and beyond', () => {
    const at = skill(Array.prototype, 'at')
    for (const index of [0, 2, -1, -3, 3, -4, 1.7, Number.NaN])
      expect(at.call(villages, index)).toBe(villages.at(index))
    expect(skill(String.prototype, 'at').call('三清村', -1)).toBe('村')
    expect(skill(Object.getPrototypeOf(Uint8Array.prototype) as object, 'at').call(Uint8Array.of(1, 2), -1)).toBe(2)
  })

  test('findLast and findLastIndex, found or not', () => {
    const isVillage = (name: unknown): boolean => String(name).endsWith('村')
    const isTown = (name: unknown): boolean => String(name).endsWith('镇')
    for (const fits of [isVillage, isTown]) {
      expect(skill(Array.prototype, 'findLast').call(villages, fits)).toBe(villages.findLast(fits))
      expect(skill(Array.prototype, 'findLastIndex').call(villages, fits)).toBe(villages.findLastIndex(fits))
    }
  })

  test('hasOwn, for what is inherited, too', () => {
    const hasOwn = skill(Object, 'hasOwn')
    expect([hasOwn({ toString: 1 }, 'toString'), hasOwn({}, 'toString')]).toEqual([true, false])
  })
})

describe('a photo is made to fit', () => {
  test('by its longest side, in its own shape', () => {
    expect(within(4000, 3000, 1280)).toEqual({ width: 1280, height: 960 })
    expect(within(3000, 4000, 1280)).toEqual({ width: 960, height: 1280 })
  })
  test('and is never made larger, nor so narrow that nothing is left', () => {
    expect(within(800, 600, 1280)).toEqual({ width: 800, height: 600 })
    expect(within(20_000, 2, 1280)).toEqual({ width: 1280, height: 1 })
  })
})
