/** The form of a log: the few things of an ordinary show first, each large; the rest folded away. */
import { useRef, useState } from 'preact/hooks'
import { go } from '../../shared/place.ts'
import { Discard, Elsewhere, FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { inVillage, keyOfLog, type LogDraft } from './log-draft.ts'
import { FORM_FIELDS, isSame, issuesAt } from './log-entry.ts'
import { Back, Heading, Mark, Notice, Says } from '../kit/states.tsx'
import { useCopy } from '../phone/phone.ts'
import { HOME, sentLogPath } from '../routes.ts'
import { t } from '../later-words.ts'
import { Attendance } from './attendance.tsx'
import { More } from './more.tsx'
import { PickFilms } from './pick-films.tsx'
import { Times } from './times.tsx'
import { type Check, countOf, type PartProps, useCheck } from './findings-at-entry.ts'
import { villageRows } from '../home/home-order.ts'
import { Remarks } from '../kit/remarks.tsx'
import { VillageList } from '../kit/village-list.tsx'

interface Props {
  start: () => LogDraft
  /** Why a returned log came back. */
  reason?: string | undefined
}

export function LogForm({ start, reason }: Props) {
  const { copy } = useCopy()
  const [first] = useState(start)
  const {
    body: draft,
    isKept,
    hold,
    update,
    queue,
    discard,
  } = useFormDraft(
    { kind: first.revision === undefined ? 'screening' : 'correction', key: keyOfLog(first), about: first.id },
    () => first,
  )
  const [isTried, setTried] = useState(false)
  const [isUnchanged, setUnchanged] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const check = useCheck(draft)
  const { filled, said, findings, logs } = check
  const choose = (code: string) => update(inVillage(draft, code, copy, logs))
  const isCorrection = draft.revision !== undefined
  if (hold === 'elsewhere') return <Elsewhere />
  if (draft.villageCode === undefined) return <PickVillage choose={choose} />
  const sent = copy.team?.logs.find(({ content }) => content.id === draft.id)
  const send = (isSure: boolean) => {
    if (!filled.isComplete || said.length > 0) {
      setTried(true)
      return goToWrong(form.current)
    }
    if (!isSure && sent?.status === 'returned' && isSame(filled.body, sent.content)) return setUnchanged(true)
    void queue(filled.body).then((isDone) => isDone && go(sentLogPath(draft.id), { replace: true }))
  }
  const issue = (field: string): string =>
    isTried
      ? issuesAt(said, field)
          .map(({ message }) => message)
          .join(' ')
      : ''
  const rest = said.filter(({ path }) => !FORM_FIELDS.some((field) => path === field || path.startsWith(`${field}.`)))
  const parts = {
    ...{ draft, logs, issue, findings, isTried },
    known: check.known,
    update: (changes: Partial<LogDraft>) => (setUnchanged(false), update(changes)),
  }
  return (
    <main>
      <Back href={HOME}>{t('back_villages')}</Back>
      <Heading>{t(isCorrection ? 'correct_title' : 'log_title_new')}</Heading>
      {reason !== undefined && (
        <Notice tone="watch">
          <p>{t('returned_because', { reason })}</p>
        </Notice>
      )}
      <FieldForm
        name="log"
        form={form}
        label={t(isCorrection ? 'send_correction' : 'send_log')}
        send={() => send(false)}
        says={isUnchanged ? <Unchanged send={() => send(true)} /> : <Ready check={check} />}
      >
        <ChosenVillage {...parts} choose={choose} />
        <PickFilms {...parts} />
        <Times {...parts} />
        <Attendance {...parts} />
        <More {...parts} />
        {isTried && <Says says={rest.map(({ message }) => message).join(' ')} />}
        {isKept && (
          <p class="soft" data-line="kept">
            {t('draft_kept')}
          </p>
        )}
        {isKept && <Discard discard={() => void discard().then((isDone) => isDone && go(HOME))} />}
      </FieldForm>
    </main>
  )
}

/** Above the button: whether it can be sent, and whether somebody will look at it. */
function Ready({ check: { said, findings } }: { check: Check }) {
  const missing = countOf(said)
  const [tone, sentence] =
    missing > 0
      ? (['watch', t('ready_missing', { count: missing })] as const)
      : findings.length > 0
        ? (['watch', t('ready_remarked', { count: findings.length })] as const)
        : (['good', t('ready')] as const)
  return (
    <p class="send-says" data-line="ready" aria-live="polite">
      <Mark look={[tone, tone === 'good' ? 'check' : 'alert']}>{sentence}</Mark>
    </p>
  )
}

/** Asked once: the bureau returned it for a reason. */
const Unchanged = ({ send }: { send: () => void }) => (
  <div class="notice notice-watch" role="alert" data-line="unchanged">
    <p>{t('unchanged_sure')}</p>
    <p class="actions">
      <button type="button" onClick={send}>
        {t('unchanged_send')}
      </button>
    </p>
  </div>
)

/** In which village the show was. */
export function PickVillage({ choose }: { choose: (code: string) => void }) {
  return (
    <main>
      <Back href={HOME}>{t('back_villages')}</Back>
      <Heading>{t('pick_village')}</Heading>
      <OwnFirst choose={choose} />
    </main>
  )
}

/** The team's own, in the order of need. */
function OwnFirst({ choose }: { choose: (code: string) => void }) {
  const { copy, entries, today } = useCopy()
  const own = villageRows(copy, entries, today).map(({ code }) => code)
  return <VillageList first={own} choose={choose} othersAre={t('not_own')} />
}

type ChosenProps = Pick<PartProps, 'draft' | 'findings'> & { choose: (code: string) => void }
function ChosenVillage({ draft, findings, choose }: ChosenProps) {
  const { copy } = useCopy()
  const [isChanging, setChanging] = useState(false)
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  return (
    <section class="block" aria-label={t('village')}>
      <div class="chosen">
        <span>
          <strong>{village?.name ?? draft.villageCode}</strong> <span class="soft">{village?.townshipName}</span>
        </span>
        <button type="button" class="quiet" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
          {t('change')}
          <span class="unseen"> {t('village')}</span>
        </button>
      </div>
      <Remarks findings={findings} at="village" />
      {isChanging && (
        <OwnFirst
          choose={(code) => {
            choose(code)
            setChanging(false)
          }}
        />
      )}
    </section>
  )
}
