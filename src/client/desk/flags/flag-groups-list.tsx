/** Open flags under the names of their kinds; what is past the day agreed stands first and open. */
import { useState } from 'preact/hooks'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { FlagItem, type Handing } from './flag-item.tsx'
import { type KeptGroup, keptGroups } from './flag-order.ts'
import { KindSummary } from './gravity.tsx'

interface Props {
  flags: KeptFlag[]
  handing: Handing
}

export function FlagGroups({ flags, handing }: Props) {
  const groups = keptGroups(flags)
  return (
    <div class="flag-groups">
      {groups.map((group) => (
        <Group key={group.kind} group={group} isOpened={group.late > 0 || groups.length === 1} handing={handing} />
      ))}
    </div>
  )
}

const FIRST = 12

interface GroupProps {
  group: KeptGroup<KeptFlag>
  isOpened: boolean
  handing: Props['handing']
}

function Group({ group: { kind, late, flags }, isOpened, handing }: GroupProps) {
  const [isWhole, setWhole] = useState(false)
  // decided when the group first appears: reading on must not close it under the reader's eyes
  const [isOpenAtFirst] = useState(isOpened)
  const shown = isWhole ? flags : flags.slice(0, FIRST)
  const rest = flags.length - shown.length
  return (
    <details class="group" data-kind={kind} open={isOpenAtFirst}>
      <summary>
        <KindSummary name={t(`flag_kind_${kind}`)} flags={flags} />
        {late > 0 && <Mark look={['bad', 'clock']}>{t('flag_late_count', { count: figure(late) })}</Mark>}
        <span class="count">{figure(flags.length)}</span>
      </summary>
      {shown.length > 1 && <TickAll ids={shown.map(({ id }) => id)} handing={handing} />}
      <ul class="plain kept-flags">
        {shown.map((flag) => (
          <FlagItem key={flag.id} flag={flag} isGrouped handing={handing} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {t('flags_more', { count: rest })}
        </button>
      )}
    </details>
  )
}

/** All that are shown of a kind, at once. */
function TickAll({ ids, handing }: { ids: string[]; handing: Handing }) {
  return (
    <label class="tick-all">
      <input
        type="checkbox"
        checked={ids.every((id) => handing.ticked.has(id))}
        onChange={({ currentTarget }) => handing.tick(ids, currentTarget.checked)}
      />
      <span>{t('flags_tick_all', { count: figure(ids.length) })}</span>
    </label>
  )
}
