/** Open flags by kind: how many, how grave, and each with its sentence and its subject. */
import { useState } from 'preact/hooks'
import type { Overview } from '../../../domain/overview.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../../shared/words.ts'
import { Mark } from '../marks.tsx'
import { SEVERITY_LOOK } from '../shapes.ts'
import { Empty } from '../states.tsx'
import { flagSubject } from './figure-links.ts'
import { type FlagGroup, flagGroups } from './flag-groups.ts'

type Flag = Overview['flags'][number]

export function FlagSection({ overview }: { overview: Overview }) {
  const groups = flagGroups(overview.flags)
  return (
    <section id="flags" aria-labelledby="flags-title">
      <h2 id="flags-title">
        {t('flags_title')} <span class="soft">{figure(overview.flags.length)}</span>
      </h2>
      {groups.length === 0 && <Empty>{t('flags_none')}</Empty>}
      {groups.map((group) => (
        <Group key={group.kind} group={group} overview={overview} />
      ))}
    </section>
  )
}

const FIRST = 12

function Group({ group: { kind, severity, flags }, overview }: { group: FlagGroup; overview: Overview }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? flags : flags.slice(0, FIRST)
  const rest = flags.length - shown.length
  return (
    <details class="group" data-kind={kind}>
      <summary>
        <Mark look={SEVERITY_LOOK[severity]}>{t(`severity_${severity}`)}</Mark>
        <span class="group-name">{t(`flag_kind_${kind}`)}</span>
        <span class="count">{figure(flags.length)}</span>
      </summary>
      <ul class="plain items">
        {shown.map((flag) => (
          <Item key={`${flag.subject.code} ${flag.since}`} flag={flag} overview={overview} />
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

function Item({ flag, overview }: { flag: Flag; overview: Overview }) {
  const href = flagSubject(flag, overview.asOf, overview.targets)
  const { name } = flag.subject
  return (
    <li>
      {href ? <a href={href}>{name}</a> : <strong>{name}</strong>}
      <p>{flag.message}</p>
      <span class="soft">{t('flag_since', { day: flag.since })}</span>
    </li>
  )
}
