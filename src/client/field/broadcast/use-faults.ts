/** The faults as this phone knows them now. */
import { useMemo } from 'preact/hooks'
import { useCopy } from '../phone/phone.ts'
import { type FaultNow, faultsNow } from './fault-now.ts'

export function useFaults(): FaultNow[] {
  const { copy, entries, person } = useCopy()
  return useMemo(() => faultsNow(copy, entries, person.displayName), [copy, entries, person.displayName])
}
