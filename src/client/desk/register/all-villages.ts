/** Every village of the register, page by page. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Village } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { wholeList } from '../kit/whole-list.ts'
import { villagesRequest } from './village-query.ts'

export const allVillages = async (): Promise<Village[]> => (await wholeList<Village>(villagesRequest({}, 500))).items

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
