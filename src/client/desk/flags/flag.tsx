/** One flag's life: opened by the facts, given to somebody, grown worse or better, cleared by the facts, back again. */
import { useState } from 'preact/hooks'
import { flags } from '../../../contract/figures.ts'
import { flagId, type FlagStep, type KeptFlag } from '../../../domain/flag/flag-life.ts'
import { dayTimeOf, longDay } from '../../shared/format.ts'
import { useAll, useAsk, useToday } from '../../shared/load.ts'
import { t } from '../words.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { flagPath, supervisionPath } from '../routes.ts'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { OWNED, OwnerMark } from '../kit/flags.tsx'
import { AcknowledgeForm, ownersOf, subjectPath } from './handing.tsx'
import { Missing, OnePage, type PageProps } from '../kit/page.tsx'
import { Section } from '../kit/section.tsx'
import { ActionButton, Changing, LinkLine } from '../kit/buttons.tsx'

export function Page({ params: { id } }: PageProps) {
  const load = useAsk(flags.read, { params: { id } })
  const { data, problem } = load
  const title = data
    ? t('flag_title', { kind: t(`flag_kind_${data.kind}`), name: data.subject.name })
    : t('flag_loading')
  if (problem?.code === 'not_found') return <Missing />
  return (
    <OnePage back={['/flags', t('back_flags')]} title={title} load={load} lines={8}>
      {(flag) => (
        <>
          <p>{flag.message}</p>
          <FlagFacts flag={flag} />
          {flag.clearedOn === undefined && (
            <Changing>
              <Hand flag={flag} reload={load.reload} />
            </Changing>
          )}
          {flag.clearedOn === undefined && (
            <LinkLine href={supervisionPath({ subject: flag.subject.code })}>{t('supervise_of')}</LinkLine>
          )}
          <Section id="history-title" title={t('history')}>
            <ol class="history">
              {flag.history.map((step) => (
                <Step key={`${step.at} ${step.action}`} step={step} />
              ))}
            </ol>
          </Section>
        </>
      )}
    </OnePage>
  )
}

function FlagFacts({ flag }: { flag: KeptFlag }) {
  const { subject, severity, since, openedAt, openedOn, clearedAt, clearedOn, number, owner } = flag
  return (
    <Section id="facts-title" title={t('flag_facts')}>
      <Facts>
        <Fact label={t('flags_state')}>
          {clearedOn && clearedAt ? (
            <Mark look={['good', 'check']}>{t('flags_cleared')}</Mark>
          ) : (
            <Mark look={SEVERITY_LOOK[severity]}>{`${t('flags_open')} · ${t(`severity_${severity}`)}`}</Mark>
          )}
        </Fact>
        <Fact label={t('flag_owner_now')}>
          {(!clearedOn || owner) && (
            <span id="flag-owner" role="status" tabIndex={-1}>
              <OwnerMark flag={flag} />
            </span>
          )}
        </Fact>
        <Fact label={t('flag_subject')}>
          <a href={subjectPath(subject)}>{subject.name}</a>
        </Fact>
        <Fact label={t('flag_since_label')}>{longDay(since)}</Fact>
        <Fact label={t('flag_opened_label')}>{dayTimeOf(openedAt) || openedOn}</Fact>
        <Fact label={t('flag_cleared_label')}>{clearedAt && dayTimeOf(clearedAt)}</Fact>
        <Fact label={t('flag_number')}>
          {String(number)} {number > 1 && <a href={flagPath(flagId(flag, number - 1))}>{t('flag_time_before')}</a>}
        </Fact>
      </Facts>
    </Section>
  )
}

function Hand({ flag, reload }: { flag: KeptFlag; reload: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const today = useToday()
  const owners = ownersOf(useAll(flags.list, OWNED).data?.items ?? [])
  const { name } = flag.subject
  const label = flag.owner === undefined ? t('flag_take_on') : t('flag_hand_on')
  return (
    <section aria-label={label}>
      <p class="soft">{t('flags_lead')}</p>
      {isOpen && today ? (
        <AcknowledgeForm
          label={t('flag_take_on_this', { name })}
          flags={[flag]}
          owners={owners}
          today={today}
          finished={({ refused }) => {
            if (refused.length === 0) {
              setOpen(false)
              // the form that had the focus is gone
              document.getElementById('flag-owner')?.focus()
            }
            reload()
          }}
          close={() => setOpen(false)}
        />
      ) : (
        <ActionButton class="main-action" label={label} onClick={() => setOpen(true)} />
      )}
    </section>
  )
}

function Step({ step: { at, action, by, severity, owner, dueOn, note } }: { step: FlagStep }) {
  const isOurs = action === 'acknowledged'
  return (
    <li data-action={action}>
      <span class="when">{dayTimeOf(at)}</span> <strong>{t(`flag_action_${action}`)}</strong>{' '}
      {isOurs ? by : <span class="soft">{t('flag_by_system')}</span>}{' '}
      {action !== 'cleared' && !isOurs && <Mark look={SEVERITY_LOOK[severity]}>{t(`severity_${severity}`)}</Mark>}
      {owner && dueOn && <p>{t(isOurs ? 'flag_owned' : 'flag_inherited', { owner, day: dueOn })}</p>}
      {note && <p lang="zh-CN">{note}</p>}
    </li>
  )
}
