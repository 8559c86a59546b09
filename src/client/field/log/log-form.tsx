/** The form of a log: the few things of an ordinary show first, each large; the rest folded away. */
import { useRef, useState } from 'preact/hooks'
import { go } from '../../shared/place.ts'
import { earlierLogs, inVillage, type LogDraft } from '../log-draft.ts'
import { fillIn, FORM_FIELDS, issuesAt } from '../log-entry.ts'
import { saidIssue, type Said } from '../said.ts'
import { useCopy } from '../phone.ts'
import { HOME, sentLogPath } from '../routes.ts'
import { Back, Heading, Notice } from '../states.tsx'
import { t } from '../later-words.ts'
import { Attendance } from './attendance.tsx'
import { Elsewhere } from '../elsewhere.tsx'
import { Discard } from './discard.tsx'
import { More } from './more.tsx'
import { PickFilms } from './pick-films.tsx'
import { ChosenVillage, PickVillage } from './pick-village.tsx'
import { Times } from './times.tsx'
import { useDraft } from './use-draft.ts'
import { useHold } from '../use-hold.ts'
import { Warnings } from './warnings.tsx'

interface Props {
  start: () => LogDraft
  /** Why a returned log came back. */
  reason?: string | undefined
}

export function LogForm({ start, reason }: Props) {
  const { copy, entries, stamp } = useCopy()
  const { draft, entryKey, isKept, update, queue, discard } = useDraft(start)
  const hold = useHold(entryKey)
  const [said, setSaid] = useState<Said[]>([])
  const form = useRef<HTMLFormElement>(null)
  const logs = earlierLogs(copy, entries)
  const choose = (code: string) => update(inVillage(draft, code, copy, logs))
  const isCorrection = draft.revision !== undefined
  if (hold === 'elsewhere') return <Elsewhere />
  if (draft.villageCode === undefined) return <PickVillage choose={choose} />
  const send = () => {
    const filled = fillIn(draft, stamp())
    if (filled.isComplete) {
      return void queue(filled.body).then((isDone) => isDone && go(sentLogPath(draft.id), { replace: true }))
    }
    setSaid(filled.issues.map(saidIssue))
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('.has-issue input, .has-issue button')?.focus(),
    )
  }
  const issue = (field: string): string =>
    issuesAt(said, field)
      .map(({ message }) => message)
      .join(' ')
  const rest = said.filter(({ path }) => !FORM_FIELDS.some((field) => path === field || path.startsWith(`${field}.`)))
  const parts = { draft, logs, issue, update: (changes: Partial<LogDraft>) => (setSaid([]), update(changes)) }
  return (
    <main>
      <Back href={HOME}>{t('back_villages')}</Back>
      <Heading>{t(isCorrection ? 'correct_title' : 'log_title_new')}</Heading>
      {reason !== undefined && (
        <Notice tone="watch">
          <p>{t('returned_because', { reason })}</p>
        </Notice>
      )}
      <form
        ref={form}
        data-form="log"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ChosenVillage draft={draft} choose={choose} />
        <PickFilms {...parts} />
        <Times {...parts} />
        <Attendance {...parts} />
        <More {...parts} />
        <Warnings draft={draft} />
        {rest.length > 0 && (
          <p class="says" role="alert">
            {rest.map(({ message }) => message).join(' ')}
          </p>
        )}
        {isKept && (
          <p class="soft" data-line="kept">
            {t('draft_kept')}
          </p>
        )}
        {isKept && <Discard discard={() => void discard().then((isDone) => isDone && go(HOME))} />}
        <div class="send-bar">
          <button type="submit" class="main-action wide">
            {t(isCorrection ? 'send_correction' : 'send_log')}
          </button>
        </div>
      </form>
    </main>
  )
}

/** What each part of the form is given. */
export interface PartProps {
  draft: LogDraft
  logs: ReturnType<typeof earlierLogs>
  issue: (field: string) => string
  update: (changes: Partial<LogDraft>) => void
}
