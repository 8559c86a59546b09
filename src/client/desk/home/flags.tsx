/** Open flags by kind: how many, how grave, and each with its sentence and its subject. */
import { useMemo, useState } from 'preact/hooks'
import { flags } from '../../../contract/flags.ts'
import { EVERY_MINUTE, useAll } from '../../shared/load.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { KindSummary, OWNED, OwnerMark } from '../kit/flags.tsx'
import { flagPath } from '../routes.ts'
import { Empty } from '../kit/states.tsx'
import { flagSubject } from '../kit/figures.tsx'
import { type FlagGroup, flagGroups, isToday, type OwnerOf, ownersBy } from './rules.ts'

type Flag = Overview['flags'][number]

export function FlagSection({ overview }: { overview: Overview }) {
  const groups = flagGroups(overview.flags)
  const ownerOf = useOwners(overview)
  return (
    <section id="flags" aria-labelledby="flags-title">
      <h2 id="flags-title">
        {t('flags_title')} <span class="soft">{figure(overview.flags.length)}</span>
      </h2>
      {groups.length === 0 && <Empty>{t('flags_none')}</Empty>}
      {groups.map((group) => (
        <Group key={group.kind} group={group} overview={overview} ownerOf={ownerOf} />
      ))}
      <p class="below-list">
        <a class="button" href="/flags">
          {t('flags_all')}
        </a>
      </p>
    </section>
  )
}

const FIRST = 12

interface GroupProps {
  group: FlagGroup
  overview: Overview
  ownerOf: OwnerOf
}

function Group({ group: { kind, flags: members }, overview, ownerOf }: GroupProps) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? members : members.slice(0, FIRST)
  const rest = members.length - shown.length
  return (
    <details class="group" data-kind={kind}>
      <summary>
        <KindSummary name={t(`flag_kind_${kind}`)} flags={members} />
        <span class="count">{figure(members.length)}</span>
      </summary>
      <ul class="plain items" id={`flags-${kind}`}>
        {shown.map((flag) => (
          <Item key={`${flag.subject.code} ${flag.since}`} flag={flag} overview={overview} ownerOf={ownerOf} />
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

function Item({ flag, overview, ownerOf }: { flag: Flag } & Omit<GroupProps, 'group'>) {
  const href = flagSubject(flag, overview.asOf, overview.targets)
  const { name } = flag.subject
  const kept = ownerOf(flag)
  return (
    <li>
      {href ? <a href={href}>{name}</a> : <strong>{name}</strong>}
      <div>
        <p>{flag.message}</p>
        {kept && (
          <p class="flag-state" data-owner={kept.owner}>
            <OwnerMark flag={kept} />
            <a href={flagPath(kept.id)} aria-label={t('flag_history_of', { name })}>
              {t('history')}
            </a>
          </p>
        )}
      </div>
      <span class="soft">{t('flag_since', { day: flag.since })}</span>
    </li>
  )
}

/** Who sees to them: asked beside the page for today, and quietly absent otherwise. */
function useOwners(overview: Overview): OwnerOf {
  const asked = isToday(overview) ? OWNED : null
  const { data, of } = useAll(flags.list, asked, EVERY_MINUTE)
  return useMemo(() => (asked && of ? ownersBy(data?.items ?? []) : () => undefined), [asked, of, data])
}
