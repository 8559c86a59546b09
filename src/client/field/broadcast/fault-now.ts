/** A fault as this phone knows it: the bureau's copy, and the steps made here since, which may still wait to be sent. */
import type { FaultAction, FaultStatus, NewFault } from '../../../domain/fault/fault.ts'
import { STEPS, stepsFrom } from '../../../domain/fault/fault-event.ts'
import type { FieldCopy, FieldFault } from '../../../domain/screening/field-copy.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { useMemo } from 'preact/hooks'
import { useCopy } from '../phone/phone.ts'
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'

export interface FaultNow extends FieldFault {
  /** Made on this phone, and unknown to the copy. */
  isNew: boolean
  /** Keys of what a next step must wait for, oldest first. */
  pending: string[]
  /** One of its entries needs a person: nothing can follow it. */
  isStuck: boolean
}

interface StepBody {
  revision: number
  action: FaultAction
  at?: string
}
const stepIn = ({ body }: Entry): StepBody => body as StepBody

/** All faults of the copy, and those reported here that it does not know yet. */
export function faultsNow(copy: FieldCopy, entries: readonly Entry[], reporter: string): FaultNow[] {
  const known = copy.broadcast?.faults ?? []
  const fresh = entries.filter(
    ({ kind, state, about }) => kind === 'fault' && state !== 'draft' && !known.some(({ id }) => id === about),
  )
  return [
    ...known.map((fault) => carriedOn({ ...fault, isNew: false, pending: [], isStuck: false }, entries)),
    ...fresh.map((entry) => carriedOn(reported(entry, reporter), entries)),
  ]
}

function reported({ about, body, state, key }: Entry, reporter: string): FaultNow {
  const { villageCode, category, severity, description, resourceCode, reportedAt } = body as NewFault
  return {
    id: about,
    villageCode,
    category,
    severity,
    description,
    resourceCode,
    reportedAt,
    reportedBy: reporter,
    status: 'open',
    revision: 1,
    limitHours: 0,
    isOverdue: false,
    isNew: true,
    pending: state === 'received' ? [] : [key],
    isStuck: state === 'attention',
  }
}

/** Steps that build on the copy's revision, one after the other; older ones are in the copy already. */
function carriedOn(fault: FaultNow, entries: readonly Entry[]): FaultNow {
  const steps = entries
    .filter(({ kind, about, state }) => kind === 'step' && about === fault.id && state !== 'draft')
    .filter((entry) => stepIn(entry).revision >= fault.revision)
    .sort((a, b) => stepIn(a).revision - stepIn(b).revision)
  return steps.reduce(withStep, fault)
}

function withStep(fault: FaultNow, entry: Entry): FaultNow {
  const { action, revision, at } = stepIn(entry)
  return {
    ...fault,
    status: STEPS[action].to,
    revision: revision + 1,
    ...(action === 'repaired' && at !== undefined && { repairedAt: at }),
    pending: entry.state === 'received' ? fault.pending : [...fault.pending, entry.key],
    isStuck: fault.isStuck || entry.state === 'attention',
  }
}

/** What a technician may do next; nothing while something of it needs a look. */
export const nextSteps = ({ status, isStuck }: Pick<FaultNow, 'status' | 'isStuck'>): FaultAction[] =>
  isStuck ? [] : stepsFrom(status, 'technician').filter((action) => ON_A_PHONE.includes(action))

/** The rest is done at a desk. */
const ON_A_PHONE: FaultAction[] = ['start', 'resume', 'repaired', 'close', 'pause', 'reopen']

/** The one step that usually comes next stands out. */
export const MAIN_STEP: Partial<Record<FaultStatus, FaultAction>> = {
  open: 'start',
  assigned: 'start',
  reopened: 'start',
  in_progress: 'repaired',
  paused: 'resume',
  awaiting_retest: 'close',
}

/** Tests made on this phone that may prove the repair: whole ones of its village, recorded after it. */
export function proofsFor(fault: FaultNow, entries: readonly Entry[]) {
  const since = fault.repairedAt
  if (since === undefined) return []
  return entries.flatMap((entry) => {
    if (entry.kind !== 'audibility' || entry.state === 'draft' || entry.state === 'attention') return []
    const test = entry.body as NewAudibilityReport
    const isWhole = test.speakersTested === test.speakersInstalled
    const isAfter = Date.parse(test.recordedAt) >= Date.parse(since)
    return test.villageCode === fault.villageCode && isWhole && isAfter ? [{ ...test, key: entry.key }] : []
  })
}

/** The fault that is in the way of a report: the server named it, with a conflict. */
export function openAlready(entry: Entry): { id: string } | undefined {
  const { kind, problem } = entry
  if (kind !== 'fault' || problem?.code !== 'conflict') return undefined
  const id = (problem.reply as { fault?: { id?: unknown } } | undefined)?.fault?.id
  return typeof id === 'string' ? { id } : undefined
}

export function useFaults(): FaultNow[] {
  const { copy, entries, person } = useCopy()
  return useMemo(() => faultsNow(copy, entries, person.displayName), [copy, entries, person.displayName])
}

/** Overdue ones first, the longest before all; then by when they are due. */
export const byDue = (a: FieldFault, b: FieldFault): number =>
  Number(b.isOverdue) - Number(a.isOverdue) ||
  (a.overdueSince ?? a.dueAt ?? '9').localeCompare(b.overdueSince ?? b.dueAt ?? '9') ||
  a.reportedAt.localeCompare(b.reportedAt)
