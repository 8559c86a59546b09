/** In which village the show was. */
import { useState } from 'preact/hooks'
import { villageRows } from '../home/home-order.ts'
import type { PartProps } from './log-form.tsx'
import { Remarks } from '../kit/remarks.tsx'
import { useCopy } from '../phone/phone.ts'
import { HOME } from '../routes.ts'
import { Back, Heading } from '../kit/states.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { t } from '../later-words.ts'

export function PickVillage({ choose }: { choose: (code: string) => void }) {
  return (
    <main>
      <Back href={HOME}>{t('back_villages')}</Back>
      <Heading>{t('pick_village')}</Heading>
      <OwnFirst choose={choose} />
    </main>
  )
}

/** The team's own, in the order of need. */
function OwnFirst({ choose }: { choose: (code: string) => void }) {
  const { copy, entries, today } = useCopy()
  const own = villageRows(copy, entries, today).map(({ code }) => code)
  return <VillageList first={own} choose={choose} othersAre={t('not_own')} />
}

type ChosenProps = Pick<PartProps, 'draft' | 'findings'> & { choose: (code: string) => void }
export function ChosenVillage({ draft, findings, choose }: ChosenProps) {
  const { copy } = useCopy()
  const [isChanging, setChanging] = useState(false)
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  return (
    <section class="block" aria-label={t('village')}>
      <div class="chosen">
        <span>
          <strong>{village?.name ?? draft.villageCode}</strong> <span class="soft">{village?.townshipName}</span>
        </span>
        <button type="button" class="quiet" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
          {t('change')}
          <span class="unseen"> {t('village')}</span>
        </button>
      </div>
      <Remarks findings={findings} at="village" />
      {isChanging && (
        <OwnFirst
          choose={(code) => {
            choose(code)
            setChanging(false)
          }}
        />
      )}
    </section>
  )
}
