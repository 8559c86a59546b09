/** Every village of the register, page by page. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Village } from '../../../domain/place.ts'
import { type Problem, request } from '../../shared/api.ts'
import type { Listed } from '../../shared/replies.ts'
import { villagesRequest } from './village-query.ts'

export async function allVillages(): Promise<Village[]> {
  const found: Village[] = []
  let cursor: string | undefined
  do {
    const list = (await request('GET', villagesRequest({}, 500, cursor))) as Listed<Village>
    found.push(...list.items)
    cursor = list.nextCursor
  } while (cursor !== undefined)
  return found
}

interface Known {
  villages?: Village[]
  problem?: Problem
}

export function useAllVillages() {
  const [known, setKnown] = useState<Known>({})
  const load = useCallback(() => {
    allVillages().then(
      (villages) => setKnown({ villages }),
      (problem: Problem) => setKnown({ problem }),
    )
  }, [])
  useEffect(load, [load])
  return { ...known, reload: load, put: (villages: Village[]) => setKnown({ villages }) }
}
