/** The review queue: held logs, then warned ones; one is open, one or many are decided, by mouse, thumb or keyboard. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { FINDING_CODES, GRAVEST } from '../../../domain/screening/findings.ts'
import { figure } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Choice, TeamChoice, TownshipChoice } from '../kit/filter-fields.tsx'
import { areKeysOn, setKeysOn } from '../kit/keys-on.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { t } from '../words.ts'
import { Queue } from './queue-room.tsx'
import { KEYS } from './review-keys.ts'
import { AGES, filterCount, ORDERS, queuePath, readReviewQuery, type ReviewQuery, useQueue } from './review-query.ts'

export function Page({ search }: PageProps) {
  usePageTitle(t('review_queue_title'))
  const [isHelpOpen, setHelpOpen] = useState(false)
  const query = readReviewQuery(search)
  const { held, warned, reload, more } = useQueue(query)
  const problem = held.problem ?? warned.problem
  return (
    <div class="page-wide review" data-open={query.log !== undefined}>
      <h1>{t('review_queue_title')}</h1>
      <ReviewHead query={query} held={held.data?.total} warned={warned.data?.total} help={() => setHelpOpen(true)} />
      {problem && <Failure problem={problem} retry={reload} />}
      {problem && held.data && warned.data && <p class="soft">{t('review_old')}</p>}
      {held.data && warned.data ? (
        <Queue
          query={query}
          held={held.data}
          warned={warned.data}
          isReading={held.isLoading || warned.isLoading}
          reload={reload}
          more={more}
          help={() => setHelpOpen(true)}
        />
      ) : (
        !problem && <Skeleton lines={12} />
      )}
      <KeysHelp isOpen={isHelpOpen} close={() => setHelpOpen(false)} />
    </div>
  )
}

interface HeadProps {
  query: ReviewQuery
  /** Not known while they are asked for. */
  held: number | undefined
  warned: number | undefined
  help: () => void
}

function ReviewHead({ query, held, warned, help }: HeadProps) {
  const isKnown = held !== undefined && warned !== undefined
  const count = filterCount(query)
  return (
    <div class="review-head">
      <p class={isKnown ? undefined : 'to-come'} data-figure="waiting" role="status">
        {count > 0 && t('review_filtered')}
        {t('review_waiting', { held: figure(held ?? 0), warned: figure(warned ?? 0) })}
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

/** Sets one part of the address; an empty value takes it out. */
const setter = (query: ReviewQuery) => (name: keyof ReviewQuery) => (value: string) => {
  // as if it had been typed: what an address may not say is left out
  const asked = new URLSearchParams({ [name]: value }).toString()
  go(queuePath({ ...query, [name]: readReviewQuery(`?${asked}`)[name] }), { replace: true })
}

function Fields({ query }: { query: ReviewQuery }) {
  const set = setter(query)
  const ages = [...new Set([...AGES, ...(query.age ? [query.age] : [])])].toSorted((a, b) => a - b)
  return (
    <div class="filters">
      <Choice label={t('review_order')} value={query.order} set={set('order')}>
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(`review_order_${order}`)}
          </option>
        ))}
      </Choice>
      <TeamChoice value={query.team} set={set('team')} />
      <TownshipChoice value={query.township} set={set('township')} />
      <Choice label={t('finding')} value={query.finding} set={set('finding')}>
        <option value="">{t('finding_any')}</option>
        {GRAVEST.map((code) => (
          <option key={code} value={code}>
            {t(`finding_name_${code}`)}
            {FINDING_CODES[code] && t('finding_holds')}
          </option>
        ))}
      </Choice>
      <Choice label={t('review_age')} value={query.age?.toString()} set={set('age')}>
        <option value="">{t('review_age_any')}</option>
        {ages.map((days) => (
          <option key={days} value={String(days)}>
            {t('review_age_days', { days })}
          </option>
        ))}
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

function KeysHelp({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setOn] = useState(areKeysOn)
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isOpen) dialog.current?.close()
  }, [isOpen])
  return (
    <dialog ref={dialog} class="window" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{t('keys_title')}</h2>
      <dl class="keys">
        {KEYS.map(([key, command]) => (
          <div key={key}>
            <dt>
              <kbd>{shown(key)}</kbd>
            </dt>
            <dd>{t(`key_does_${command}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>{t('key_does_search')}</dd>
        </div>
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ currentTarget }) => {
            setKeysOn(currentTarget.checked)
            setOn(currentTarget.checked)
          }}
        />
        <span>{t('keys_switch')}</span>
      </label>
      <p class="actions">
        <button type="button" onClick={close}>
          {t('close')}
        </button>
      </p>
    </dialog>
  )
}
