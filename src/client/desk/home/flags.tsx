/** Open flags by kind: how many, how grave, and each with its sentence and its subject. */
import { useMemo } from 'preact/hooks'
import { flags } from '../../../contract/figures.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure } from '../../shared/format.ts'
import { EVERY_MINUTE, useAll } from '../../shared/load.ts'
import { flagSubject } from '../kit/figures.tsx'
import { FlagGroup, HistoryLink, OWNED, OwnerMark } from '../kit/flags.tsx'
import { Section } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import { t } from '../words.ts'
import { flagGroups, isToday, type OwnerOf, ownersBy } from './rules.ts'

export function FlagSection({ overview }: { overview: Overview }) {
  const groups = flagGroups(overview.flags)
  const ownerOf = useOwners(overview)
  const title = (
    <>
      {t('flags_title')} <span class="soft">{figure(overview.flags.length)}</span>
    </>
  )
  return (
    <Section name="flags" title={title}>
      {groups.length === 0 && <Empty>{t('flags_none')}</Empty>}
      {groups.map(({ kind, flags: members }) => (
        <FlagGroup key={kind} kind={kind} flags={members}>
          {(shown) => (
            <ul class="plain items" id={`flags-${kind}`}>
              {shown.map((flag) => (
                <Item key={`${flag.subject.code} ${flag.since}`} flag={flag} overview={overview} ownerOf={ownerOf} />
              ))}
            </ul>
          )}
        </FlagGroup>
      ))}
      <p class="below-list">
        <a class="button" href="/flags">
          {t('flags_all')}
        </a>
      </p>
    </Section>
  )
}

interface ItemProps {
  flag: Overview['flags'][number]
  overview: Overview
  ownerOf: OwnerOf
}

function Item({ flag, overview, ownerOf }: ItemProps) {
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
            <HistoryLink id={kept.id} name={name} />
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
