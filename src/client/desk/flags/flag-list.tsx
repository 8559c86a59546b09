/** Flags as they are listed: under the names of their kinds, what is past the day agreed first and open. */
import { useState } from 'preact/hooks'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { figure } from '../../shared/format.ts'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { KindSummary, OwnerMark } from '../kit/flags.tsx'
import { Mark } from '../kit/marks.tsx'
import { flagPath } from '../routes.ts'
import { t } from '../words.ts'
import { AcknowledgeForm, type Handing } from './handing.tsx'
import { type KeptGroup, keptGroups, subjectPath } from './rules.ts'

interface GroupsProps {
  flags: KeptFlag[]
  handing: Handing
}

export function FlagGroups({ flags, handing }: GroupsProps) {
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
  handing: Handing
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

interface ItemProps {
  flag: KeptFlag
  /** It stands under the name of its kind. */
  isGrouped?: boolean
  /** Absent where it cannot be given to anybody (any more). */
  handing?: Handing | undefined
}

/** What it says, who sees to it, and the form that gives it to somebody. */
export function FlagItem({ flag, isGrouped, handing }: ItemProps) {
  const { id, kind, subject, severity, message, number, returned, openedOn, clearedOn } = flag
  const { name } = subject
  return (
    <li class="flag" data-flag={id}>
      <p class="record-head">
        {handing && (
          <label class="tick">
            <input
              type="checkbox"
              checked={handing.ticked.has(id)}
              onChange={({ currentTarget }) => handing.tick([id], currentTarget.checked)}
            />
            <span class="unseen">{t('flag_tick', { name })}</span>
          </label>
        )}
        <a href={subjectPath(subject)}>{name}</a>
        {!isGrouped && <span>{t(`flag_kind_${kind}`)}</span>}
        <Mark look={SEVERITY_LOOK[severity]}>{t(`severity_${severity}`)}</Mark>
        {returned && <span class="tag">{t('flag_returned', { number })}</span>}
      </p>
      <p>{message}</p>
      <p class="flag-state">
        {(clearedOn === undefined || flag.owner !== undefined) && <OwnerMark flag={flag} />}
        <span class="soft">{t('flag_opened_on', { day: openedOn })}</span>
        {clearedOn && <Mark look={['good', 'check']}>{t('flag_cleared_on', { day: clearedOn })}</Mark>}
        <a href={flagPath(id)} aria-label={t('flag_history_of', { name })}>
          {t('history')}
        </a>
        {handing && <HandButton flag={flag} handing={handing} />}
      </p>
      {handing?.opened === id && handing.today !== '' && (
        <AcknowledgeForm
          label={t('flag_take_on_this', { name })}
          flags={[flag]}
          owners={handing.owners}
          today={handing.today}
          finished={handing.finished}
          close={() => handing.open(undefined)}
        />
      )}
    </li>
  )
}

function HandButton({ flag: { id, owner, subject }, handing }: { flag: KeptFlag; handing: Handing }) {
  const isOpen = handing.opened === id
  const { name } = subject
  return (
    <button
      type="button"
      class={owner === undefined ? 'small' : 'quiet small'}
      aria-expanded={isOpen}
      aria-label={owner === undefined ? t('flag_take_on_this', { name }) : t('flag_hand_on_this', { name })}
      onClick={() => handing.open(isOpen ? undefined : id)}
    >
      {owner === undefined ? t('flag_take_on') : t('flag_hand_on')}
    </button>
  )
}
