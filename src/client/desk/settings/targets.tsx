/** The targets in force, one of them opened: what it was from which day on, and a form to change it from a day on. */
import { targets, type TargetVersion } from '../../../contract/targets.ts'
import type { Target } from '../../../domain/target/target.ts'
import { askTagged } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { AskedTwice } from '../kit/buttons.tsx'
import { useEditing } from '../kit/editing.ts'
import { Section, useSaid } from '../kit/section.tsx'
import { Empty, Failure, Skeleton } from '../kit/states.tsx'
import { targetName } from '../kit/target-words.ts'
import { periodSaid, TargetForm, targetPath } from './target-form.tsx'

const ROUTES = { read: targets.versions, put: targets.put }

export function TargetsPart({ search }: { search: string }) {
  const all = useAll(targets.list, {})
  const today = useToday()
  const said = useSaid('targets-title')
  const asked = new URLSearchParams(search).get('target')
  const saved = (sentence: string) => {
    said.say(sentence)
    all.reload()
  }
  return (
    <Section said={said} title={t('targets_title')}>
      <Answered load={all} lines={8}>
        {({ items }) => {
          const chosen = items.find(({ code }) => code === asked)
          return (
            <>
              {items.length === 0 && <Empty>{t('targets_none')}</Empty>}
              <TargetList targets={items} asked={asked} />
              <p class="actions">
                <a class="button" href={targetPath('new')}>
                  {t('target_add')}
                </a>
              </p>
              {today && asked === 'new' && (
                <Added key="new" codes={items.map(({ code }) => code)} today={today} saved={saved} />
              )}
              {today && chosen && <Opened key={chosen.code} code={chosen.code} today={today} saved={saved} />}
            </>
          )
        }}
      </Answered>
    </Section>
  )
}

const TargetList = ({ targets: items, asked }: { targets: Target[]; asked: string | null }) => (
  <ul class="plain records" data-list="targets">
    {items.map((target) => (
      <li key={target.code} data-target={target.code}>
        <p class="record-head">
          <a
            href={targetPath(target.code)}
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
  const editing = useEditing(ROUTES, { code }, 'target')
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  const versions = editing.kept?.thing.items ?? []
  const target = versions.find(({ isInForce }) => isInForce)?.target
  if (!target) return <Skeleton lines={8} />
  const done = (sentence: string) => {
    saved(sentence)
    editing.reload()
  }
  const taken = (sentence: string, left: number) => {
    if (left > 0) return done(sentence)
    saved(sentence)
    go('/settings?part=targets', { replace: true })
  }
  return (
    <section aria-labelledby="target-title">
      <h3 id="target-title">{targetName(target)}</h3>
      <TargetForm
        key={code}
        target={target}
        versions={versions}
        editing={editing}
        codes={[]}
        today={today}
        saved={done}
      />
      <h4>{t('versions_title')}</h4>
      <ul class="plain records" data-list="versions">
        {versions.map((version) => (
          <VersionLine
            key={version.effectiveOn ?? ''}
            version={version}
            today={today}
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
  const editing = useEditing(ROUTES, null, 'target')
  return <TargetForm editing={editing} versions={[]} {...props} />
}

interface LineProps {
  version: TargetVersion
  today: string
  /** Of the target as it was read. */
  tag: string
  /** How many versions are left. */
  taken: (sentence: string, left: number) => void
  /** Somebody changed the target meanwhile. */
  overtaken: () => void
}

/** One that is still to come can be taken back. */
function VersionLine({ version, today, ...taking }: LineProps) {
  const { effectiveOn, target, isInForce, madeAt, madeBy } = version
  return (
    <li data-version={effectiveOn}>
      <p>
        {effectiveOn ? t('version_from', { day: effectiveOn }) : t('version_first')} {targetName(target)} ·{' '}
        {targetSaid(target)} {isInForce && <span class="tag">{t('in_force')}</span>}
      </p>
      {madeAt && <p class="soft">{t('made_by', { who: madeBy ?? '', at: dayTimeOf(madeAt) })}</p>}
      {effectiveOn !== null && effectiveOn > today && <TakeBack target={target} day={effectiveOn} {...taking} />}
    </li>
  )
}

type TakeBackProps = Omit<LineProps, 'version' | 'today'> & { target: Target; day: string }

function TakeBack({ target, day, tag, taken, overtaken }: TakeBackProps) {
  const takeBack = async () => {
    const params = { code: target.code, effectiveOn: day }
    const { answer } = await askTagged(targets.takeBack, { params }, { 'if-match': tag })
    taken(t('version_taken_back', { name: targetName(target), day }), answer.total)
  }
  return (
    <AskedTwice
      label={t('version_take_back')}
      of={t('version_take_back_of', { day })}
      sure={t('version_take_back_confirm')}
      what={t('version_take_back_what')}
      act={takeBack}
      conflict={overtaken}
    />
  )
}
