/** One bulletin: its figures as they were frozen, on a paper that can be handed over; and what is known of the same day now. */
import { bulletins } from '../../../contract/bulletins.ts'
import type { BulletinDetail } from '../../../domain/report/bulletin.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import type { Session } from '../../../domain/people/account.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure, longDay, percent, shortDay } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { Button, Changing } from '../kit/buttons.tsx'
import { Exact, Fact, Facts, percentOrUnknown, yearLogs } from '../kit/figures.tsx'
import { OnePage, type PageProps } from '../kit/page.tsx'
import { AskedTwice } from '../kit/records.tsx'
import { type Opening, SaidLine, Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { doneSaid, langOf, targetName, unitOf, VerdictMark } from '../kit/target.tsx'
import { t } from '../later-words.ts'
import { leaderPath, taskPath } from '../routes.ts'
import { StateMark } from './bulletins.tsx'
import { BundleLine } from './bundle.tsx'
import { ChangesSections } from './changes.tsx'
import { kindSaid, monthClosedBy, monthSaid, pageThen, printedNo } from './rules.ts'

export function Page({ params: { code: no }, session: { role } }: PageProps) {
  const load = useAsk(bulletins.read, { params: { no } })
  const opening = useOpening('bulletin-state', load)
  const { problem } = load
  const isGone = problem?.code === 'not_found' || problem?.code === 'invalid'
  return (
    <OnePage
      isWide
      back={['/bulletins', t('back_bulletins')]}
      title={load.data ? `${printedNo(no)} ${kindSaid(load.data.kind)}` : isGone ? no : printedNo(no)}
      load={isGone ? { ...load, problem: undefined } : load}
      lines={16}
      none={isGone && <p role="alert">{t('bulletin_missing', { no })}</p>}
    >
      {(bulletin) => (
        <div class="sections-room bulletin" data-as-of={bulletin.asOf}>
          <Head bulletin={bulletin} opening={opening} role={role} />
          <Frozen bulletin={bulletin} />
          <Proof bulletin={bulletin} />
          <ChangesSections bulletin={bulletin} />
        </div>
      )}
    </OnePage>
  )
}

interface HeadProps {
  bulletin: BulletinDetail
  opening: Opening<string>
  role: Session['role']
}

function Head({ bulletin, opening: { said, saved }, role }: HeadProps) {
  const { asOf, knownAt, note, madeAt, madeBy, confirmedAt, confirmedBy, singleManager } = bulletin
  return (
    <section aria-labelledby="bulletin-state">
      <p class="log-state" id="bulletin-state" role="status" tabIndex={-1}>
        <StateMark status={bulletin.status} /> <SaidLine>{said.says}</SaidLine>
      </p>
      <Facts>
        <Fact label={t('as_of')} name="as-of">
          {longDay(asOf)}
        </Fact>
        <Fact label={t('bulletin_known_at')} name="known-at">
          {dayTimeOf(knownAt)}
        </Fact>
        <Fact label={t('bulletin_made_by')}>
          {madeBy} <span class="soft">{dayTimeOf(madeAt)}</span>
        </Fact>
        <Fact label={t('bulletin_confirmed_by')}>
          {confirmedAt ? (
            <>
              {confirmedBy} <span class="soft">{dayTimeOf(confirmedAt)}</span> {singleManager && t('bulletin_single')}
            </>
          ) : (
            t('bulletin_awaited')
          )}
        </Fact>
        <Fact label={t('note')}>{note}</Fact>
      </Facts>
      {bulletin.status === 'draft' && role === 'manager' && <Confirm bulletin={bulletin} saved={saved} />}
      <p class="actions">
        <Button label={t('bulletin_print')} onClick={() => print()} />
        <a class="button" href={leaderPath({ bulletin: bulletin.no })}>
          {t('leader_title')}
        </a>
      </p>
      <PagesThen bulletin={bulletin} />
    </section>
  )
}

interface ConfirmProps {
  bulletin: BulletinDetail
  saved: (sentence: string) => void
}

function Confirm({ bulletin, saved }: ConfirmProps) {
  const { no, canConfirm } = bulletin
  const month = monthClosedBy(bulletin)
  if (!canConfirm) return <p class="notice notice-watch">{t('bulletin_own')}</p>
  const confirm = async () => {
    await ask(bulletins.confirm, { params: { no } })
    saved(t('bulletin_confirmed_said', { no: printedNo(no) }))
  }
  return (
    <Changing>
      <p>
        {t('bulletin_confirm_what')} {month && t('bulletin_will_close', { month: monthSaid(month) })}
      </p>
      <AskedTwice label={t('bulletin_confirm')} sure={t('bulletin_confirm_sure')} act={confirm} />
    </Changing>
  )
}

/** One click shows any page as it was known then. */
const PagesThen = ({ bulletin }: { bulletin: BulletinDetail }) => (
  <nav class="pages-then" aria-label={t('bulletin_then')}>
    <span class="soft">{t('bulletin_then')}</span>
    <a href={pageThen('/', bulletin)}>{t('nav_home')}</a>
    <a href={pageThen('/grid', bulletin)}>{t('grid_title')}</a>
    <a href={pageThen('/broadcast', bulletin)}>{t('nav_broadcast')}</a>
    <a href={pageThen('/tasks', bulletin)}>{t('nav_tasks')}</a>
    <a href={pageThen('/map', bulletin)}>{t('map_title')}</a>
    <a href={pageThen(yearLogs(bulletin.asOf), bulletin, false)}>{t('nav_logs')}</a>
  </nav>
)

type Target = Overview['targets'][number]

/** What was reported: each target with its bases, and the sums beside. */
function Frozen({ bulletin }: { bulletin: BulletinDetail }) {
  const { targets, audibility, tvCoverage, attendance, flags } = bulletin.figures
  const { counted, held } = bulletin.lists
  const ofTwo = (count: number | null, of: number | null) =>
    count === null || of === null ? t('unknown') : t('bulletin_of', { count: figure(count), of: figure(of) })
  return (
    <Section id="frozen-title" title={t('bulletin_frozen')}>
      <Table
        name="frozen"
        class="numbers"
        isPlain
        label={t('bulletin_frozen')}
        rows={targets}
        keyOf={({ code }) => code}
        rowOf={({ code }) => ({ 'data-target': code })}
        columns={[
          {
            head: t('targets_title'),
            isRowHead: true,
            cell: (target: Target) => <TargetThen target={target} of={bulletin} />,
          },
          { head: t('bulletin_target_of'), class: 'number', cell: DoneOf },
          { head: t('completion'), class: 'number', cell: (target) => percent(target.completionPercent, 2) },
          {
            head: t('verdict'),
            cell: ({ bases }) => bases.map((pace) => <Verdict key={pace.deadline} pace={pace} />),
          },
        ]}
      />
      <Facts>
        <Fact label={t('bulletin_passing')}>
          {ofTwo(audibility.pass, audibility.villages)} · {t('bulletin_speakers')}{' '}
          {ofTwo(audibility.speakersSounding, audibility.speakersInstalled)}{' '}
          {percentOrUnknown(audibility.ratePercent, 1)}
        </Fact>
        <Fact label={t('bulletin_households')}>{ofTwo(tvCoverage.connected, tvCoverage.households)}</Fact>
        <Fact label={t('attendance_total')}>{figure(attendance)}</Fact>
        <Fact label={t('bulletin_counted_logs')}>{t('bulletin_logs_said', { count: figure(counted.length) })}</Fact>
        <Fact label={t('bulletin_held_logs')}>{t('bulletin_logs_said', { count: figure(held.length) })}</Fact>
        <Fact label={t('flags_title')}>{figure(flags.length)}</Fact>
      </Facts>
    </Section>
  )
}

const TargetThen = ({ target, of }: { target: Target; of: BulletinDetail }) => (
  <a href={pageThen(taskPath(target.code), of)} lang={langOf(target)}>
    {targetName(target)}
  </a>
)

const DoneOf = (target: Target) => (
  <>
    <span data-figure="done">{doneSaid(target)}</span> / {figure(target.amount)} {unitOf(target)}{' '}
    <Exact credit={target.credit} />
  </>
)

const Verdict = ({ pace }: { pace: Target['bases'][number] }) => (
  <p>
    {shortDay(pace.deadline)} <VerdictMark pace={pace} />
  </p>
)

const SHORT = 12

/** By what it is known again; and on paper, where it is signed. */
const Proof = ({ bulletin: { no, sha256, seal, codeVersion, madeBy, confirmedBy } }: { bulletin: BulletinDetail }) => (
  <Section id="proof-title" title={t('bulletin_hash')}>
    <p>
      <strong class="code" data-figure="hash">
        {sha256.slice(0, SHORT)}
      </strong>{' '}
      <span class="soft">{t('bulletin_hash_means')}</span>
    </p>
    <p class="code hash">{sha256}</p>
    {seal && (
      <p class="soft hash">
        {t('bulletin_seal', { number: figure(seal.number) })} <span class="code">{seal.sha256}</span>
      </p>
    )}
    <BundleLine no={no} />
    <p class="soft">
      {t('bulletin_version')} {codeVersion}
    </p>
    <dl class="signatures">
      <div>
        <dt>
          {t('bulletin_made_by')} {madeBy}
        </dt>
        <dd>{t('bulletin_sign')}</dd>
      </div>
      <div>
        <dt>
          {t('bulletin_confirmed_by')} {confirmedBy ?? t('bulletin_nobody_yet')}
        </dt>
        <dd>{t('bulletin_sign')}</dd>
      </div>
    </dl>
  </Section>
)
