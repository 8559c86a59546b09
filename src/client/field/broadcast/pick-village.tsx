/** Which village a technician is in: the most urgent first, any by search, or the nearest. */
import { useCopy } from '../phone/phone.ts'
import { Heading } from '../kit/states.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { useFaults } from './use-faults.ts'
import { villagesByUrgency } from './village-order.ts'
import { t } from '../later-words.ts'

export function PickVillage({ choose }: { choose: (code: string) => void }) {
  const { copy } = useCopy()
  const urgent = villagesByUrgency(copy, useFaults()).map(({ village }) => village.code)
  return (
    <main>
      <Heading>{t('which_village')}</Heading>
      <VillageList first={urgent} choose={choose} />
    </main>
  )
}
