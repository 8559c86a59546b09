/** That a show was not held, why, and taking that back. */
import { shortDay } from '../../shared/format.ts'
import type { VillageRow } from '../home/village-rows.ts'
import { Button } from '../kit/states.tsx'
import { usePhone } from '../phone/phone.ts'
import { t } from '../words.ts'

export function MissedNote({ missed }: { missed: NonNullable<VillageRow['missed']> }) {
  const { change } = usePhone()
  const { entry } = missed
  return (
    <>
      <span class="soft">
        {t('missed_note', { day: shortDay(missed.on), reason: t(`missed_reason_${missed.reason}`) })}
      </span>
      {entry?.state === 'draft' && (
        <Button class="quiet" label={t('undo')} act={() => void change({ kind: 'dropped', key: entry.key })} />
      )}
    </>
  )
}
