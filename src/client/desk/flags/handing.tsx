/** Flags being given to somebody: their order, one request each, which are ticked, whose form is open, and what came of it. */
import { useState } from 'preact/hooks'
import { flags } from '../../../contract/figures.ts'
import { type KeptFlag, NewAcknowledgement } from '../../../domain/flag/flag-life.ts'
import { seesTo } from '../../../domain/ledger/answering.ts'
import { addDays } from '../../../domain/period.ts'
import { ask, Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { t } from '../words.ts'
import { Button } from '../kit/buttons.tsx'
import { FlagKind, FlagSeverity } from '../../../domain/flag/flags.ts'
import { entryPath, faultPath, flagsPath, type FlagWords, logsPath, taskPath, villagePath } from '../routes.ts'

interface Outcome {
  owner: string
  done: string[]
  refused: { id: string; problem: Problem }[]
}

type Ask = (id: string, body: NewAcknowledgement) => Promise<unknown>
const give: Ask = (id, body) => ask(flags.acknowledge, { params: { id }, body })

/** One after another: each stands for itself, and one that is refused keeps none of the others back. */
export async function acknowledgeEach(ids: string[], body: NewAcknowledgement, each: Ask = give): Promise<Outcome> {
  const outcome: Outcome = { owner: body.owner, done: [], refused: [] }
  for (const id of ids) {
    try {
      await each(id, body)
      outcome.done.push(id)
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : new Problem('unreadable', t('unreadable'))
      outcome.refused.push({ id, problem })
      // without a network the others fail in the same way
      if (problem.code === 'offline') {
        outcome.refused.push(...ids.slice(ids.indexOf(id) + 1).map((other) => ({ id: other, problem })))
        break
      }
    }
  }
  return outcome
}

interface FormProps {
  label: string
  flags: Pick<KeptFlag, 'id' | 'owner' | 'dueOn'>[]
  /** Names to choose from. */
  owners: string[]
  today: string
  finished: (outcome: Outcome) => void
  close: () => void
}

/** A week, unless somebody says otherwise. */
const USUAL_DAYS = 7

/** Who sees to it, by when, and a note: for one flag or for several at once. */
export function AcknowledgeForm({ label, flags: given, owners, today, finished, close }: FormProps) {
  const only = given.length === 1 ? given[0] : undefined
  const form = useForm(NewAcknowledgement, {
    start: {
      owner: only?.owner,
      dueOn: only?.dueOn && only.dueOn >= today ? only.dueOn : addDays(today, USUAL_DAYS),
    },
    fields: { owner: t('flag_owner'), dueOn: t('flag_due_on'), note: t('note_optional') },
    send: async (body) => {
      const outcome = await acknowledgeEach(
        given.map(({ id }) => id),
        body,
      )
      finished(outcome)
      if (outcome.refused[0]) throw outcome.refused[0].problem
    },
  })
  return (
    <Form of={form} label={label} button={t('flag_acknowledge')} cancel={close} isOpened>
      <div class="field-row">
        <Field of={form} name="owner" options={owners} />
        <Field of={form} name="dueOn" min={today} />
      </div>
      <Field of={form} name="note" />
    </Form>
  )
}

/** What the items of a list share. */
export interface Handing {
  owners: string[]
  /** Empty until it is known. */
  today: string
  /** The flag whose own form is open. */
  opened: string | undefined
  open: (id: string | undefined) => void
  ticked: ReadonlySet<string>
  tick: (ids: string[], isTicked: boolean) => void
  finished: (outcome: Outcome) => void
}

interface Given extends Pick<Handing, 'owners' | 'today'> {
  flags: KeptFlag[]
  reload: () => void
}

export function useHanding({ flags: shown, owners, today, reload }: Given) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [opened, open] = useState<string>()
  const [says, setSays] = useState('')
  const finished = (outcome: Outcome) => {
    setSays(said(outcome, shown))
    if (outcome.done.length > 0) {
      setTicked((now) => new Set([...now].filter((id) => !outcome.done.includes(id))))
      reload()
    }
    if (outcome.refused.length === 0) {
      open(undefined)
      // the form that had the focus is gone
      document.getElementById('flags-say')?.focus()
    }
  }
  const tick = (ids: string[], isTicked: boolean) => {
    const next = new Set(ticked)
    for (const id of ids) {
      if (isTicked) next.add(id)
      else next.delete(id)
    }
    setTicked(next)
  }
  const handing: Handing = { owners, today, opened, open, ticked, tick, finished }
  const clear = () => {
    setTicked(new Set())
    // the bar goes away with its buttons
    document.getElementById('flags-say')?.focus()
  }
  return { handing, says, clear }
}

/** What came of it; what was refused of one alone is said by its form. */
export function said({ owner, done, refused }: Outcome, asked: Pick<KeptFlag, 'id' | 'subject'>[]): string {
  const [only] = done
  const name = asked.find(({ id }) => id === only)?.subject.name ?? ''
  const went =
    done.length === 1
      ? t('flag_acknowledged_one', { name, owner })
      : t('flags_acknowledged', { count: done.length, owner })
  const why = refused[0]?.problem.detail ?? ''
  const failed = t('flags_refused', { count: refused.length, why })
  return [done.length > 0 && went, refused.length > 0 && done.length + refused.length > 1 && failed]
    .filter(Boolean)
    .join(' ')
}

/** Within reach while anything is ticked. */
export function TickBar({ flags: shown, handing, clear }: { flags: KeptFlag[]; handing: Handing; clear: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const chosen = shown.filter(({ id }) => handing.ticked.has(id))
  if (chosen.length === 0) return null
  const count = figure(chosen.length)
  return (
    <div class="tick-bar" role="group" aria-label={t('flags_chosen', { count })}>
      <p class="actions">
        <strong>{t('flags_chosen', { count })}</strong>
        <Button
          class={isOpen ? undefined : 'main-action'}
          aria-expanded={isOpen}
          label={t('flags_take_on', { count })}
          onClick={() => setOpen(!isOpen)}
        />
        <Button class="quiet" label={t('flags_choose_none')} onClick={clear} />
      </p>
      {isOpen && handing.today !== '' && (
        <AcknowledgeForm
          label={t('flags_take_on', { count })}
          flags={chosen}
          owners={handing.owners}
          today={handing.today}
          finished={(outcome) => {
            handing.finished(outcome)
            if (outcome.refused.length === 0) setOpen(false)
          }}
          close={() => setOpen(false)}
        />
      )}
    </div>
  )
}

/** What is open, of any kind and anybody, unless the address says otherwise. */
export function readFlagList(search: string) {
  const given = new URLSearchParams(search)
  const isCleared = given.get('state') === 'cleared'
  const kind = FlagKind.options.find((one) => one === given.get('kind'))
  const query: FlagWords = { state: isCleared ? 'cleared' : '', kind, owner: given.get('owner')?.trim() }
  // all that is open in one piece, so that kinds are counted whole; what is over in smaller ones
  const size = isCleared ? 100 : 500
  return {
    query,
    isCleared,
    size,
    count: Object.values(query).filter(Boolean).length,
    cleared: flagsPath({}),
    href: (change: FlagWords) => flagsPath({ ...query, ...change }),
    request: (cursor?: string) => ({ query: { open: !isCleared, kind, owner: query.owner, limit: size, cursor } }),
  }
}

type Flag = Pick<KeptFlag, 'kind' | 'severity' | 'since' | 'openedOn' | 'isLate'>
const gravity = ({ severity }: Pick<Flag, 'severity'>): number => FlagSeverity.options.indexOf(severity)
const firstOn = ({ since, openedOn }: Flag): string => (since < openedOn ? since : openedOn)
const inOrder = (a: Flag, b: Flag): number =>
  Number(b.isLate) - Number(a.isLate) || gravity(a) - gravity(b) || (firstOn(a) < firstOn(b) ? -1 : 1)

/** By kind: how many are late, and how grave the gravest is. */
export function keptGroups<F extends Flag>(kept: F[]) {
  return [...Map.groupBy(kept, ({ kind }) => kind)]
    .map(([kind, members]) => ({
      kind,
      severity: FlagSeverity.options.find((one) => members.some(({ severity }) => severity === one)) ?? 'info',
      late: members.filter(({ isLate }) => isLate).length,
      flags: members.sort(inOrder),
    }))
    .sort(
      (a, b) => Number(b.late > 0) - Number(a.late > 0) || gravity(a) - gravity(b) || a.flags.length - b.flags.length,
    )
}

/** Who sees to something already, by name, each once. */
export const ownersOf = (kept: KeptFlag[]): string[] =>
  [...new Set(kept.flatMap((flag) => seesTo(flag) ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN'))

/** Where a flag's subject can be looked into, and changed. */
const PATHS: Record<KeptFlag['subject']['kind'], (code: string) => string> = {
  village: villagePath,
  team: (team) => logsPath({ team }),
  target: (code) => taskPath(code),
  fault: faultPath,
  // a milestone has no page of its own: the list shows which task waits for it
  milestone: () => '/tasks',
  work: (id) => entryPath('work', id),
  problem: (id) => entryPath('problem', id),
}
export const subjectPath = ({ kind, code }: KeptFlag['subject']): string => PATHS[kind](code)
