/** The form of a log: the few things of an ordinary show first, each large; the rest folded away. */
import { useState } from 'preact/hooks'
import { go } from '../../shared/place.ts'
import { Mark } from '../kit/marks.tsx'
import { Button, Frame, Notice, Says } from '../kit/states.tsx'
import { eveningOf, villagesToPick } from '../home/tonight.ts'
import { villageRows } from '../home/village-rows.ts'
import { Elsewhere, FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { issuesAt, messagesOf, Remarks } from '../kit/remarks.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { HOME, sentLogPath } from '../routes.ts'
import { Attendance, Times } from './evening.tsx'
import { inVillage, keyOfLog, type LogDraft } from './log-draft.ts'
import { type Check, countOf, FORM_FIELDS, isSame, type PartProps, useCheck } from './log-entry.ts'
import { More } from './more.tsx'
import { PickFilms } from './pick-films.tsx'

interface Props {
  start: () => LogDraft
  /** Why a returned log came back. */
  reason?: string | undefined
}

export function LogForm({ start, reason }: Props) {
  const { copy } = useCopy()
  const [first] = useState(start)
  const kept = useFormDraft(
    { kind: first.revision === undefined ? 'screening' : 'correction', key: keyOfLog(first), about: first.id },
    () => first,
  )
  const { body: draft, isKept, hold, queue } = kept
  const [isTried, setTried] = useState(false)
  const [isUnchanged, setUnchanged] = useState(false)
  const check = useCheck(draft)
  const { filled, said, findings, known, logs } = check
  const update = (changes: Partial<LogDraft>) => {
    setUnchanged(false)
    kept.update(changes)
  }
  const choose = (code: string) => update(inVillage(draft, code, copy, logs))
  if (hold === 'elsewhere') return <Elsewhere />
  const back: [string, string] = [HOME, t('back_villages')]
  if (draft.villageCode === undefined) {
    return (
      <Frame title={t('pick_village')} back={back}>
        <OwnFirst choose={choose} />
      </Frame>
    )
  }
  const sent = copy.team?.logs.find(({ content }) => content.id === draft.id)
  const send = (isSure: boolean) => {
    if (!filled.isComplete || said.length > 0) {
      setTried(true)
      return goToWrong()
    }
    if (!isSure && sent?.status === 'returned' && isSame(filled.body, sent.content)) return setUnchanged(true)
    void queue(filled.body).then((isDone) => isDone && go(sentLogPath(draft.id), { replace: true }))
  }
  const issue = (field: string): string => (isTried ? messagesOf(issuesAt(said, field)) : '')
  const rest = said.filter((one) => FORM_FIELDS.every((field) => issuesAt([one], field).length === 0))
  const parts: PartProps = { draft, logs, issue, findings, isTried, known, update }
  return (
    <FieldForm
      name="log"
      title={t(draft.revision === undefined ? 'log_title_new' : 'correct_title')}
      back={back}
      lead={reason !== undefined && <Notice tone="watch" says={t('returned_because', { reason })} />}
      label={t(draft.revision === undefined ? 'send_log' : 'send_correction')}
      send={() => send(false)}
      says={isUnchanged ? <Unchanged send={() => send(true)} /> : <Ready check={check} />}
      draft={kept}
    >
      <ChosenVillage {...parts} choose={choose} />
      <PickFilms {...parts} />
      <Times {...parts} />
      <Attendance {...parts} />
      <More {...parts} />
      {isTried && <Says says={messagesOf(rest)} />}
      {isKept && (
        <p class="soft" data-line="kept">
          {t('draft_kept')}
        </p>
      )}
    </FieldForm>
  )
}

/** Above the button: whether it can be sent, and whether somebody will look at it. */
function Ready({ check: { said, findings } }: { check: Check }) {
  const missing = countOf(said)
  const isReady = missing + findings.length === 0
  const remarked = isReady ? t('ready') : t('ready_remarked', { count: findings.length })
  return (
    <p class="send-says" data-line="ready" aria-live="polite">
      <Mark look={isReady ? ['good', 'check'] : ['watch', 'alert']}>
        {missing > 0 ? t('ready_missing', { count: missing }) : remarked}
      </Mark>
    </p>
  )
}

/** Asked once: the bureau returned it for a reason. */
const Unchanged = ({ send }: { send: () => void }) => (
  <Notice tone="watch" isAlert data-line="unchanged" says={t('unchanged_sure')}>
    <p class="actions">
      <Button label={t('unchanged_send')} act={send} />
    </p>
  </Notice>
)

/** In which village the show was: the team's own, in the order of need. */
function OwnFirst({ choose }: { choose: (code: string) => void }) {
  const { copy, entries, now } = useCopy()
  const evening = eveningOf(now(), copy.timeZone)
  const own = villagesToPick(villageRows(copy, entries, evening), evening)
  return <VillageList first={own} choose={choose} othersAre={t('not_own')} />
}

type ChosenProps = Pick<PartProps, 'draft' | 'findings'> & { choose: (code: string) => void }
function ChosenVillage({ draft, findings, choose }: ChosenProps) {
  const { copy } = useCopy()
  const [isChanging, setChanging] = useState(false)
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  const change = (code: string) => {
    choose(code)
    setChanging(false)
  }
  return (
    <section class="block" aria-label={t('village')}>
      <div class="chosen">
        <span>
          <strong>{village?.name ?? draft.villageCode}</strong> <span class="soft">{village?.townshipName}</span>
        </span>
        <Button
          class="quiet"
          aria-expanded={isChanging}
          label={t('change')}
          of={t('village')}
          act={() => setChanging(!isChanging)}
        />
      </div>
      <Remarks findings={findings} at="village" />
      {isChanging && <OwnFirst choose={change} />}
    </section>
  )
}
