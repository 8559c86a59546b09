/** The review queue: held logs, then warned ones; one is open, one or many are decided, by mouse, thumb or keyboard. */
import { useState } from 'preact/hooks'
import { FINDING_CODES, GRAVEST } from '../../../domain/screening/findings.ts'
import { figure } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Button } from '../kit/buttons.tsx'
import { Dialog, useDialog } from '../kit/dialog.tsx'
import { Check, Choice, Options, TeamChoice, TownshipChoice } from '../kit/filter-fields.tsx'
import { areKeysOn, setKeysOn } from '../kit/keys-on.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { t } from '../words.ts'
import { Queue } from './queue.tsx'
import { KEYS } from './review-keys.ts'
import {
  AGES,
  filterCount,
  ORDERS,
  queuePath,
  type Read,
  readReviewQuery,
  type ReviewQuery,
  useQueue,
} from './review-query.ts'

export function Page({ search }: PageProps) {
  usePageTitle(t('review_queue_title'))
  const [isHelpOpen, setHelpOpen] = useState(false)
  const query = readReviewQuery(search)
  const { read, problem, ...queue } = useQueue(query)
  const help = () => setHelpOpen(true)
  return (
    <div class="page-wide review" data-open={query.log !== undefined}>
      <h1>{t('review_queue_title')}</h1>
      <ReviewHead query={query} read={read} help={help} />
      {problem && <Failure problem={problem} retry={queue.reload} />}
      {problem && read && <p class="soft">{t('review_old')}</p>}
      {read && <Queue query={query} read={read} {...queue} help={help} />}
      {!read && !problem && <Skeleton lines={12} />}
      {isHelpOpen && <KeysHelp close={() => setHelpOpen(false)} />}
    </div>
  )
}

/** How many wait is not known while it is asked for. */
function ReviewHead({ query, read, help }: { query: ReviewQuery; read: Read | undefined; help: () => void }) {
  const count = filterCount(query)
  return (
    <div class="review-head">
      <p class={read ? undefined : 'to-come'} data-figure="waiting" role="status">
        {count > 0 && t('review_filtered')}
        {t('review_waiting', { held: figure(read?.held ?? 0), warned: figure(read?.warned ?? 0) })}
      </p>
      <button type="button" class="quiet" onClick={help}>
        {t('keys_title')} <kbd>?</kbd>
      </button>
      <details class="filter-room" open={count > 0 || matchMedia('(min-width: 60rem)').matches}>
        <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
        <Fields query={query} />
      </details>
    </div>
  )
}

/** Sets one part of the address, as if it had been typed; an empty value takes it out. */
const setter = (query: ReviewQuery) => (name: keyof ReviewQuery) => (value: string) => {
  const asked = new URLSearchParams({ [name]: value }).toString()
  go(queuePath({ ...query, [name]: readReviewQuery(asked)[name] }), { replace: true })
}

function Fields({ query }: { query: ReviewQuery }) {
  const set = setter(query)
  const ages = [...new Set([...AGES, ...(query.age ? [query.age] : [])])].toSorted((a, b) => a - b)
  const holds = (code: (typeof GRAVEST)[number]) => (FINDING_CODES[code] ? t('finding_holds') : '')
  return (
    <div class="filters">
      <Choice label={t('review_order')} value={query.order} set={set('order')}>
        <Options of={ORDERS.map((order) => [order, t(`review_order_${order}`)])} />
      </Choice>
      <TeamChoice value={query.team} set={set('team')} />
      <TownshipChoice value={query.township} set={set('township')} />
      <Choice label={t('finding')} value={query.finding} set={set('finding')}>
        <option value="">{t('finding_any')}</option>
        <Options of={GRAVEST.map((code) => [code, t(`finding_name_${code}`) + holds(code)])} />
      </Choice>
      <Choice label={t('review_age')} value={query.age?.toString()} set={set('age')}>
        <option value="">{t('review_age_any')}</option>
        <Options of={ages.map((days) => [String(days), t('review_age_days', { days })])} />
      </Choice>
      {filterCount(query) > 0 && (
        <a class="clear" href={queuePath({ order: query.order })}>
          {t('filter_clear')}
        </a>
      )}
    </div>
  )
}

const shown = (key: string): string => (key === ' ' ? t('key_space') : key === 'Escape' ? 'Esc' : key)

function KeysHelp({ close }: { close: () => void }) {
  const dialog = useDialog()
  const [isOn, setOn] = useState(areKeysOn)
  const keys = [...KEYS, ['/', 'search']] as const
  return (
    <Dialog of={dialog} isLarge title={t('keys_title')} close={close}>
      <dl class="keys">
        {keys.map(([key, command]) => (
          <div key={key}>
            <dt>
              <kbd>{shown(key)}</kbd>
            </dt>
            <dd>{t(`key_does_${command}`)}</dd>
          </div>
        ))}
      </dl>
      <Check
        label={t('keys_switch')}
        isOn={isOn}
        set={(on) => {
          setKeysOn(on)
          setOn(on)
        }}
      />
      <p class="actions">
        <Button label={t('close')} onClick={dialog.shut} />
      </p>
    </Dialog>
  )
}
