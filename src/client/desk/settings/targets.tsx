/** The targets in force, one of them opened: what it was from which day on, and a form to change it from a day on. */
import { targets } from '../../../contract/targets.ts'
import type { Target } from '../../../domain/target/target.ts'
import { askTagged } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { ActionLink, Changing, useMayChange } from '../kit/buttons.tsx'
import { useEditing } from '../kit/entry-form.tsx'
import { AskedTwice } from '../kit/records.tsx'
import { AnsweredSection, Empty, useOpening } from '../kit/section.tsx'
import { targetName } from '../kit/target.tsx'
import { taskPath } from '../routes.ts'
import { t } from '../later-words.ts'
import { periodSaid, TargetForm, targetPath } from './target-form.tsx'

const ROUTES = { read: targets.versions, put: targets.put }

export function TargetsPart({ search }: { search: string }) {
  const all = useAll(targets.list, {})
  const today = useToday()
  const { said, saved } = useOpening('targets-title', all)
  const asked = new URLSearchParams(search).get('target')
  const mayChange = useMayChange()
  return (
    <AnsweredSection said={said} title={t('targets_title')} load={all} lines={8}>
      {({ items }) => {
        const codes = items.map(({ code }) => code)
        return (
          <>
            {items.length === 0 && <Empty>{t('targets_none')}</Empty>}
            <TargetList targets={items} asked={asked} />
            <Changing>
              <ActionLink href={targetPath('new')}>{t('target_add')}</ActionLink>
            </Changing>
            {mayChange && today && asked && (asked === 'new' || codes.includes(asked)) && (
              <Opened
                key={asked}
                code={asked === 'new' ? undefined : asked}
                codes={codes}
                today={today}
                saved={saved}
              />
            )}
          </>
        )
      }}
    </AnsweredSection>
  )
}

function TargetList({ targets: items, asked }: { targets: Target[]; asked: string | null }) {
  const mayChange = useMayChange()
  return (
    <ul class="plain records" data-list="targets">
      {items.map((target) => (
        <li key={target.code} data-target={target.code}>
          <p class="record-head">
            <a
              href={mayChange ? targetPath(target.code) : taskPath(target.code)}
              aria-current={target.code === asked ? 'true' : undefined}
              aria-label={mayChange ? t('edit_this', { name: targetName(target) }) : undefined}
            >
              {targetName(target)}
            </a>
          </p>
          <p class="soft">{targetSaid(target)}</p>
        </li>
      ))}
    </ul>
  )
}

const targetSaid = ({ amount, unit, startsOn, deadline }: Target): string =>
  t('target_said', { amount: figure(amount), unit, period: periodSaid(startsOn, deadline) })

interface OpenedProps {
  /** None for a new one: nothing of its code may be there yet. */
  code: string | undefined
  codes: string[]
  today: string
  saved: (sentence: string) => void
}

function Opened({ code, codes, today, saved }: OpenedProps) {
  const editing = useEditing(ROUTES, code === undefined ? null : { code }, 'target')
  const versions = editing.kept?.thing.items ?? []
  const target = versions.find(({ isInForce }) => isInForce)?.target
  const done = (sentence: string) => {
    saved(sentence)
    editing.reload()
  }
  const form = (
    <TargetForm target={target} versions={versions} editing={editing} codes={codes} today={today} saved={done} />
  )
  if (!target) return form
  const takeBack = async (day: string, name: string) => {
    const asking = { params: { code: target.code, effectiveOn: day } }
    const { answer } = await askTagged(targets.takeBack, asking, { 'if-match': editing.kept?.tag ?? '' })
    const sentence = t('version_taken_back', { name, day })
    if (answer.total > 0) return done(sentence)
    saved(sentence)
    go('/settings?part=targets', { replace: true })
  }
  return (
    <section aria-labelledby="target-title">
      <h3 id="target-title">{targetName(target)}</h3>
      {form}
      <h4>{t('versions_title')}</h4>
      <ul class="plain records" data-list="versions">
        {versions.map(({ effectiveOn: day, target: then, isInForce, madeAt, madeBy }) => (
          <li key={day ?? ''} data-version={day}>
            <p>
              {day ? t('version_from', { day }) : t('version_first')} {targetName(then)} · {targetSaid(then)}{' '}
              {isInForce && <span class="tag">{t('in_force')}</span>}
            </p>
            {madeAt && <p class="soft">{t('made_by', { who: madeBy ?? '', at: dayTimeOf(madeAt) })}</p>}
            {/* one that is still to come */}
            {day !== null && day > today && (
              <AskedTwice
                label={t('version_take_back')}
                of={t('version_take_back_of', { day })}
                sure={t('version_take_back_confirm')}
                what={t('version_take_back_what')}
                act={() => takeBack(day, targetName(then))}
                conflict={editing.reload}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
