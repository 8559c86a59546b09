/** Flags being given to somebody: which are ticked, whose form is open, and what came of it. */
import { useState } from 'preact/hooks'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { AcknowledgeForm } from './acknowledge-form.tsx'
import type { Outcome } from './acknowledging.ts'
import type { Handing } from './flag-item.tsx'

interface Given {
  flags: KeptFlag[]
  owners: string[]
  today: string
  reload: () => void
}

export function useHanding({ flags, owners, today, reload }: Given) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [opened, open] = useState<string>()
  const [says, setSays] = useState('')
  const finished = (outcome: Outcome) => {
    setSays(said(outcome, flags))
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
export function said({ owner, done, refused }: Outcome, flags: Pick<KeptFlag, 'id' | 'subject'>[]): string {
  const [only] = done
  const name = flags.find(({ id }) => id === only)?.subject.name ?? ''
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

interface BarProps {
  flags: KeptFlag[]
  handing: Handing
  clear: () => void
}

/** Within reach while anything is ticked. */
export function TickBar({ flags, handing, clear }: BarProps) {
  const [isOpen, setOpen] = useState(false)
  const chosen = flags.filter(({ id }) => handing.ticked.has(id))
  if (chosen.length === 0) return null
  const count = figure(chosen.length)
  return (
    <div class="tick-bar" role="group" aria-label={t('flags_chosen', { count })}>
      <p class="actions">
        <strong>{t('flags_chosen', { count })}</strong>
        <button
          type="button"
          class={isOpen ? undefined : 'main-action'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('flags_take_on', { count })}
        </button>
        <button type="button" class="quiet" onClick={clear}>
          {t('flags_choose_none')}
        </button>
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
