/** One flag in the list: what it says, who sees to it, and the form that gives it to somebody. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { flagPath } from '../routes.ts'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { AcknowledgeForm } from './acknowledge-form.tsx'
import type { Outcome } from './acknowledging.ts'
import { subjectPath } from './flag-subject.ts'
import { OwnerMark } from './owner-mark.tsx'

/** What the items of a list share. */
export interface Handing {
  owners: string[]
  /** Empty until it is known. */
  today: string
  /** The flag whose own form is open. */
  opened: string | undefined
  open: (id: string | undefined) => void
  ticked: ReadonlySet<string>
  tick: (ids: string[], isTicked: boolean) => void
  finished: (outcome: Outcome) => void
}

interface Props {
  flag: KeptFlag
  /** It stands under the name of its kind. */
  isGrouped?: boolean
  /** Absent where it cannot be given to anybody (any more). */
  handing?: Handing | undefined
}

export function FlagItem({ flag, isGrouped, handing }: Props) {
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
