/** The targets in force, one of them opened: what it was from which day on, and a form to change it from a day on. */
import { useState } from 'preact/hooks'
import type { Target } from '../../../domain/target/target.ts'
import { figure } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import type { Listed } from '../../shared/replies.ts'
import { useToday } from '../../shared/today.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { useEditing } from '../kit/editing.ts'
import { Empty, Failure, Skeleton } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { periodSaid } from './target-days.ts'
import { TargetForm } from './target-form.tsx'
import { type Version, VersionLine } from './version-line.tsx'
import { targetName } from '../kit/target-words.ts'

const openPath = (code: string): string => `/settings?part=targets&target=${encodeURIComponent(code)}`

export function TargetsPart({ search }: { search: string }) {
  const targets = useWhole<Target>('/api/targets')
  const today = useToday()
  const [says, setSays] = useState('')
  const asked = new URLSearchParams(search).get('target')
  const saved = (sentence: string) => {
    setSays(sentence)
    document.getElementById('targets-title')?.focus()
    targets.reload()
  }
  return (
    <section aria-labelledby="targets-title">
      <h2 id="targets-title" tabIndex={-1}>
        {t('targets_title')}
      </h2>
      <p class="said" role="status">
        {says}
      </p>
      <Answered load={targets} lines={8}>
        {({ items }) => {
          const chosen = items.find(({ code }) => code === asked)
          const codes = items.map(({ code }) => code)
          return (
            <>
              {items.length === 0 && <Empty>{t('targets_none')}</Empty>}
              <TargetList targets={items} asked={asked} />
              <p class="actions">
                <a class="button" href={openPath('new')}>
                  {t('target_add')}
                </a>
              </p>
              {today && asked === 'new' && <Added key="new" {...{ codes, today, saved }} />}
              {today && chosen && <Opened key={chosen.code} code={chosen.code} {...{ today, saved }} />}
            </>
          )
        }}
      </Answered>
    </section>
  )
}

const TargetList = ({ targets, asked }: { targets: Target[]; asked: string | null }) => (
  <ul class="plain records" data-list="targets">
    {targets.map((target) => (
      <li key={target.code} data-target={target.code}>
        <p class="record-head">
          <a
            href={openPath(target.code)}
            aria-current={target.code === asked ? 'true' : undefined}
            aria-label={t('edit_this', { name: targetName(target) })}
          >
            {targetName(target)}
          </a>
        </p>
        <p class="soft">{targetSaid(target)}</p>
      </li>
    ))}
  </ul>
)

const targetSaid = ({ amount, unit, startsOn, deadline }: Target): string =>
  t('target_said', { amount: figure(amount), unit, period: periodSaid(startsOn, deadline) })

interface OpenedProps {
  code: string
  today: string
  saved: (sentence: string) => void
}

function Opened({ code, today, saved }: OpenedProps) {
  const path = `/api/targets/${encodeURIComponent(code)}/versions`
  const editing = useEditing<Listed<Version>>(path, { kind: 'target', id: code })
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  const versions = editing.kept?.thing.items
  const target = versions?.find(({ isInForce }) => isInForce)?.target
  if (!versions || !target) return <Skeleton lines={8} />
  const done = (sentence: string) => {
    saved(sentence)
    editing.reload()
  }
  const taken = (sentence: string, left: number) => {
    saved(sentence)
    if (left > 0) editing.reload()
    else go('/settings?part=targets', { replace: true })
  }
  return (
    <section aria-labelledby="target-title">
      <h3 id="target-title">{targetName(target)}</h3>
      <TargetForm key={code} {...{ target, versions, editing, today }} codes={[]} saved={done} />
      <h4>{t('versions_title')}</h4>
      <ul class="plain records" data-list="versions">
        {versions.map((version) => (
          <VersionLine
            key={version.effectiveOn ?? ''}
            {...{ version, today, targetSaid }}
            tag={editing.kept?.tag ?? ''}
            taken={taken}
            overtaken={editing.reload}
          />
        ))}
      </ul>
    </section>
  )
}

/** A new one: nothing of its code may be there yet. */
function Added(props: { codes: string[]; today: string; saved: (sentence: string) => void }) {
  const editing = useEditing<Listed<Version>>(null, { kind: 'target', id: '' })
  return <TargetForm editing={editing} {...props} />
}
