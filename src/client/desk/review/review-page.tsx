/** The review queue: held logs, then warned ones; one is open, one or many are decided, by mouse, thumb or keyboard. */
import { useState } from 'preact/hooks'
import { searchOf } from '../../../contract/address.ts'
import { FINDING_CODES, type FindingCode } from '../../../domain/screening/findings.ts'
import { GRAVEST } from '../../../domain/screening/gravity.ts'
import { figure } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { ActionButton, useMayChange } from '../kit/buttons.tsx'
import { Dialog, useDialog } from '../kit/dialog.tsx'
import { Check, Choice, Choices, filterOf, Filters, TeamChoice, TownshipChoice } from '../kit/filters.tsx'
import { areKeysOn, setKeysOn } from '../kit/keys-on.ts'
import { type PageProps, usePageTitle } from '../kit/page.tsx'
import type { Query } from '../kit/list.tsx'
import { Failure, Skeleton } from '../kit/section.tsx'
import { t } from '../words.ts'
import { Queue } from './queue.tsx'
import { KEYS, READS } from './review-keys.ts'
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

type Chosen = 'order' | 'team' | 'township' | 'finding' | 'age'

/** How many wait is not known while it is asked for. */
function ReviewHead({ query, read, help }: { query: ReviewQuery; read: Read | undefined; help: () => void }) {
  const { order, age } = query
  const count = filterCount(query)
  const asked = new URLSearchParams(queuePath(query).replace('/review', ''))
  const said: Query<Chosen> = { ...Object.fromEntries(asked), order }
  // as if it had been typed: what an address may not say is left out
  const set = (name: Chosen) => (value: string) =>
    go(queuePath({ ...query, [name]: readReviewQuery(searchOf({ [name]: value }))[name] }), { replace: true })
  const list = { query: said, set, count, cleared: queuePath({ order }) }
  const ages = [...new Set([...AGES, ...(age ? [age] : [])])].toSorted((a, b) => a - b)
  const holds = (code: FindingCode) => (FINDING_CODES[code] ? t('finding_holds') : '')
  return (
    <div class="review-head">
      <p class={read ? undefined : 'to-come'} data-figure="waiting" role="status">
        {count > 0 && t('review_filtered')}
        {read && read.denied > 0 && t('review_denied', { count: figure(read.denied) })}
        {t('review_waiting', { held: figure(read?.held ?? 0), warned: figure(read?.warned ?? 0) })}
      </p>
      <button type="button" class="quiet" onClick={help}>
        {t('keys_title')} <kbd>?</kbd>
      </button>
      <Filters of={list} isOpen>
        <Choice
          label={t('review_order')}
          {...filterOf(list, 'order')}
          choices={ORDERS.map((one) => [one, t(`review_order_${one}`)])}
        />
        <TeamChoice {...filterOf(list, 'team')} />
        <TownshipChoice {...filterOf(list, 'township')} />
        <Choices
          of={list}
          word="finding"
          label={t('finding')}
          any={t('finding_any')}
          choices={GRAVEST.map((code) => [code, t(`finding_name_${code}`) + holds(code)])}
        />
        <Choices
          of={list}
          word="age"
          label={t('review_age')}
          any={t('review_age_any')}
          choices={ages.map((days) => [String(days), t('review_age_days', { days })])}
        />
      </Filters>
    </div>
  )
}

const shown = (key: string): string => (key === ' ' ? t('key_space') : key === 'Escape' ? 'Esc' : key)

function KeysHelp({ close }: { close: () => void }) {
  const dialog = useDialog()
  const [isOn, setOn] = useState(areKeysOn)
  const mayChange = useMayChange()
  const keys = [...KEYS.filter(([, command]) => mayChange || READS.has(command)), ['/', 'search']] as const
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
      <ActionButton label={t('close')} onClick={dialog.shut} />
    </Dialog>
  )
}
