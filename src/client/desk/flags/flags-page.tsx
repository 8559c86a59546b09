/** Flags and who sees to them: open by kind, what is past the day agreed first, or those the facts have cleared; given to somebody one by one or several at once. */
import { flags as routes } from '../../../contract/figures.ts'
import { FLAG_SHEET } from '../../../contract/sheets-tasks.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { FlagKind } from '../../../domain/flag/flags.ts'
import { figure } from '../../shared/format.ts'
import { useAll, useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { Choice, Choices, filterOf, Filters } from '../kit/filters.tsx'
import { FlagGroup, HistoryLink, OWNED, OwnerMark } from '../kit/flags.tsx'
import type { PageProps } from '../kit/page.tsx'
import { ListPage, totalSaid } from '../kit/list.tsx'
import {
  AcknowledgeForm,
  type Handing,
  keptGroups,
  ownersOf,
  readFlagList,
  subjectPath,
  TickBar,
  useHanding,
} from './handing.tsx'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { Mark } from '../kit/marks.tsx'
import { Button, useMayChange } from '../kit/buttons.tsx'
import { supervisionPath } from '../routes.ts'

export function Page({ search }: PageProps) {
  const list = readFlagList(search)
  const first = useAsk(routes.list, list.request())
  const today = useToday()
  const owned = useAll(routes.list, OWNED)
  const owners = ownersOf(owned.data?.items ?? [])
  const { owner } = list.query
  const reload = () => {
    first.reload()
    owned.reload()
  }
  const set = (word: keyof typeof list.query) => (value: string) => go(list.href({ [word]: value }), { replace: true })
  const filtered = { ...list, set }
  return (
    <ListPage
      of={{ ...list, route: routes.list, first }}
      title={t('flags_page_title')}
      lead={
        <>
          {t('flags_lead')} <a href={supervisionPath({})}>{t('supervision_title')}</a>
        </>
      }
      filters={
        <Filters of={filtered}>
          <Choice
            label={t('flags_state')}
            value={list.isCleared ? 'cleared' : 'open'}
            set={(state) => set('state')(state === 'cleared' ? state : '')}
            choices={[
              ['open', t('flags_open')],
              ['cleared', t('flags_cleared')],
            ]}
          />
          <Choices
            of={filtered}
            word="kind"
            label={t('flag_kind')}
            any={t('flag_kind_any')}
            choices={FlagKind.options.map((kind) => [kind, t(`flag_kind_${kind}`)])}
          />
          <Choice
            label={t('flag_owner')}
            {...filterOf(filtered, 'owner')}
            none={t('flag_owner_any')}
            choices={(owner && !owners.includes(owner) ? [owner, ...owners] : owners).map((name) => [name, name])}
          />
        </Filters>
      }
      sheet={FLAG_SHEET}
      none={t('flags_none_such')}
      noneYet={t('flags_none_open')}
    >
      {(flags) => (
        <>
          <Total flags={flags} total={totalSaid(first.data ?? { total: flags.length })} />
          {list.isCleared ? (
            <ul class="plain kept-flags">
              {flags.map((flag) => (
                <FlagItem key={flag.id} flag={flag} />
              ))}
            </ul>
          ) : (
            <OpenFlags flags={flags} owners={owners} today={today} reload={reload} />
          )}
        </>
      )}
    </ListPage>
  )
}

function Total({ flags, total }: { flags: KeptFlag[]; total: string }) {
  const late = flags.filter(({ isLate }) => isLate).length
  return (
    <p class="total">
      <strong data-figure="total">{t('flags_total', { count: total })}</strong>
      {late > 0 && <span>{t('flags_late_total', { count: figure(late) })}</span>}
    </p>
  )
}

interface OpenProps {
  flags: KeptFlag[]
  owners: string[]
  /** By the office's clock; until it is known no form opens. */
  today: string | undefined
  reload: () => void
}

function OpenFlags({ flags, owners, today, reload }: OpenProps) {
  const { handing, says, clear } = useHanding({ flags, owners, today: today ?? '', reload })
  return (
    <>
      <p class="said" role="status" id="flags-say" tabIndex={-1}>
        {says}
      </p>
      <FlagGroups flags={flags} handing={useMayChange() ? handing : undefined} />
      <TickBar flags={flags} handing={handing} clear={clear} />
    </>
  )
}

function FlagGroups({ flags, handing }: { flags: KeptFlag[]; handing: Handing | undefined }) {
  const groups = keptGroups(flags)
  return (
    <div class="flag-groups">
      {groups.map(({ kind, late, flags: members }) => (
        <FlagGroup key={kind} kind={kind} flags={members} late={late} isOpened={late > 0 || groups.length === 1}>
          {(shown) => (
            <>
              {handing && shown.length > 1 && <TickAll ids={shown.map(({ id }) => id)} handing={handing} />}
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
function FlagItem({ flag, isGrouped, handing }: ItemProps) {
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
