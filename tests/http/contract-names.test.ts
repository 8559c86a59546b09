/** A target is called in English what the office calls it in English; on both engines. */
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { engines, managed } from '../engines.ts'
import { aTarget } from '../make.ts'
import { told } from './service.ts'

const ENGLISH = { 'accept-language': 'en' }

describe.each(engines)('a target’s English name on $name', ({ start }) => {
  const { manager } = managed(start)

  const put = async (nameEn: string | undefined): Promise<number> => {
    const target = aTarget({ code: 'named', ...(nameEn !== undefined && { nameEn }) })
    return (await manager('PUT', '/api/targets/named', target)).status
  }
  const seen = async (headers?: Record<string, string>) => {
    const { targets, flags } = await told<Overview>(await manager('GET', '/api/overview', undefined, headers))
    const flag = flags.find(({ subject }) => subject.kind === 'target' && subject.code === 'named')
    return [targets.find(({ code }) => code === 'named')?.nameEn, flag?.subject.name, flag?.message.split(/[:完]/)[0]]
  }

  test('is kept, stands beside the other in the figures, and is what is read in English; without it the other is', async () => {
    const { name } = aTarget()
    expect(await put('Free film shows')).toBe(200)
    expect(await seen(ENGLISH)).toEqual(['Free film shows', 'Free film shows', 'Free film shows'])
    expect(await seen()).toEqual(['Free film shows', name, name])
    expect(await put(undefined)).toBe(200)
    expect(await seen(ENGLISH)).toEqual([undefined, name, name])
  })
})
