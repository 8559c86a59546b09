/** Flags as they are listed: under the names of their kinds, what is past the day agreed first and open. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { figure } from '../../shared/format.ts'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { FlagGroup, HistoryLink, OwnerMark } from '../kit/flags.tsx'
import { Mark } from '../kit/marks.tsx'
import { t } from '../words.ts'
import { AcknowledgeForm, type Handing } from './handing.tsx'
import { keptGroups, subjectPath } from './rules.ts'
import { Button } from '../kit/buttons.tsx'

export function FlagGroups({ flags, handing }: { flags: KeptFlag[]; handing: Handing }) {
  const groups = keptGroups(flags)
  return (
    <div class="flag-groups">
      {groups.map(({ kind, late, flags: members }) => (
        <FlagGroup key={kind} kind={kind} flags={members} late={late} isOpened={late > 0 || groups.length === 1}>
          {(shown) => (
            <>
              {shown.length > 1 && <TickAll ids={shown.map(({ id }) => id)} handing={handing} />}
              <ul class="plain kept-flags">
                {shown.map((flag) => (
                  <FlagItem key={flag.id} flag={flag} isGrouped handing={handing} />
                ))}
              </ul>
            </>
          )}
        </FlagGroup>
      ))}
    </div>
  )
}

/** All that are shown of a kind, at once. */
const TickAll = ({ ids, handing }: { ids: string[]; handing: Handing }) => (
  <label class="tick-all">
    <input
      type="checkbox"
      checked={ids.every((id) => handing.ticked.has(id))}
      onChange={({ currentTarget }) => handing.tick(ids, currentTarget.checked)}
    />
    <span>{t('flags_tick_all', { count: figure(ids.length) })}</span>
  </label>
)

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
        <HistoryLink id={id} name={name} />
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
  const isNew = owner === undefined
  return (
    <Button
      class={isNew ? 'small' : 'quiet small'}
      aria-expanded={isOpen}
      label={t(isNew ? 'flag_take_on' : 'flag_hand_on')}
      of={t(isNew ? 'flag_take_on_this' : 'flag_hand_on_this', { name: subject.name })}
      onClick={() => handing.open(isOpen ? undefined : id)}
    />
  )
}
