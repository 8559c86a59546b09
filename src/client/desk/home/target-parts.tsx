/** What is said of a target wherever it is shown: how far it is, and what stands beside the number. */
import type { ComponentChildren } from 'preact'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent } from '../../shared/format.ts'
import { Exact } from '../kit/exact.tsx'
import { t } from '../words.ts'
import { targetLogs } from './figure-links.ts'
import { unitOf } from '../kit/target-words.ts'

type Target = Overview['targets'][number]

/** A number, and the logs it comes from where there are any. */
const Linked = ({ href, children }: { href: string | null; children: ComponentChildren }) =>
  href ? <a href={href}>{children}</a> : <>{children}</>

export function Completion({ target, href }: { target: Target; href: string | null }) {
  return (
    <p class="completion">
      <span class="big" data-figure="completion">
        {percent(target.completionPercent, 2)}
      </span>
      <span class="of">
        <Linked href={href}>
          <span data-figure="done">{figure(target.done)}</span>
        </Linked>
        {' / '}
        <span data-figure="amount">{figure(target.amount)}</span> {unitOf(target)}
      </span>
      <Exact credit={target.credit} />
    </p>
  )
}

/** How far it is, with a tick where each deadline's time progress is. */
export function ProgressBar({ target }: { target: Target }) {
  const label = t('progress_bar', { percent: percent(target.completionPercent, 2) })
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="bar-room" width="100" height="6" />
      <rect class="bar-done" width={Math.min(100, target.completionPercent)} height="6" />
      {target.bases.map(({ deadline, timeProgressPercent: x }) => (
        <line key={deadline} class="bar-time" x1={x} x2={x} y1="0" y2="6" vector-effect="non-scaling-stroke" />
      ))}
    </svg>
  )
}

export function Beside({ target, asOf }: { target: Target; asOf: string }) {
  const { accepted, held, credit, logs } = target
  const partial = credit !== null && logs !== null && credit !== 60 * logs
  return (
    <dl class="beside">
      {accepted !== null && (
        <Fact label={t('accepted_of_those')} name="accepted">
          <Linked href={targetLogs(target, asOf, 'accepted')}>{figure(accepted)}</Linked>
        </Fact>
      )}
      {held !== null && (
        <Fact label={t('held_aside')} name="held">
          <Linked href={targetLogs(target, asOf, 'held')}>{figure(held)}</Linked>
        </Fact>
      )}
      {partial && (
        <Fact label={t('logs_behind')} name="logs">
          {figure(logs)}
        </Fact>
      )}
      <Fact label={t('remaining')} name="remaining">
        {figure(target.remaining)}
      </Fact>
    </dl>
  )
}

function Fact({ label, name, children }: { label: string; name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-figure={name}>{children}</dd>
    </div>
  )
}
