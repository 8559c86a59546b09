/** A phone's exported outbox, handed in by a manager: what is in it, sent on, and what came of each. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { type OutboxFile, readOutboxFile } from '../../shared/phone/outbox-file.ts'
import { fileProblemSaid } from '../../shared/words-outbox.ts'
import { t } from '../later-words.ts'
import { usePageTitle } from '../kit/states.tsx'
import { teams as teamRoutes, villages as villageRoutes } from '../../../contract/register.ts'
import { useAll } from '../../shared/load.ts'
import { FileFacts } from './file-facts.tsx'
import { type Handing, handingOf, resumed, tallyOf } from './file-outbox.ts'
import { handIn, postHere } from './hand-in.ts'
import { Results } from './results.tsx'

export function Page() {
  usePageTitle(t('import_title'))
  const [file, setFile] = useState<OutboxFile>()
  const [says, setSays] = useState('')
  const choose = (chosen: File | undefined) => {
    setFile(undefined)
    setSays('')
    if (!chosen) return
    const read = (text: string) => {
      const found = readOutboxFile(text)
      if (found.isRead) setFile(found.file)
      else setSays(fileProblemSaid(found.problem))
    }
    chosen.text().then(read, () => setSays(fileProblemSaid({ kind: 'no_json', row: 0 })))
  }
  return (
    <div class="page-narrow">
      <h1>{t('import_title')}</h1>
      <p>{t('import_lead')}</p>
      <label class="field phone-file">
        <span>{t('import_choose')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
      </label>
      <p class="says" role="alert">
        {says}
      </p>
      {file && <Import key={`${file.person.id} ${file.exportedAt}`} file={file} />}
    </div>
  )
}

function Import({ file }: { file: OutboxFile }) {
  const teams = useAll(teamRoutes.list, {})
  const villages = useAll(villageRoutes.list, { query: { limit: 500 } })
  const [state, setState] = useState(() => handingOf(file))
  const [isSending, setSending] = useState(false)
  const isGone = useRef(false)
  useEffect(() => () => void (isGone.current = true), [])
  const send = () => {
    if (isSending) return
    setSending(true)
    const from = resumed(state)
    setState(from)
    // who goes away in the middle stops it: what was sent is kept, and the file can be taken in again
    const post: typeof postHere = async (envelope) => (isGone.current ? null : postHere(envelope))
    void handIn(from, file, post, setState).finally(() => setSending(false))
  }
  return (
    <>
      <FileFacts file={file} teams={teams.data?.items ?? []} />
      <Progress state={state} isSending={isSending} send={send} />
      <Results state={state} villages={villages.data?.items ?? []} />
    </>
  )
}

interface ProgressProps {
  state: Handing
  isSending: boolean
  send: () => void
}

function Progress({ state, isSending, send }: ProgressProps) {
  const total = state.box.entries.size
  const { stored, already, refused, left, waiting } = tallyOf(state)
  const isBegun = state.outcomes.size > 0 || state.stopped !== undefined
  const counts = { stored: figure(stored), already: figure(already), refused: figure(refused) }
  return (
    <div class="import-progress">
      {!isBegun && <p>{t('import_as_you')}</p>}
      <p role="status" data-figure="progress">
        {isSending && t('import_progress', { done: figure(total - waiting), total: figure(total) })}
        {!isSending && isBegun && t('import_done', counts)}{' '}
        {!isSending && isBegun && left === 0 && waiting > 0 && t('import_not_tried', { count: figure(waiting) })}
      </p>
      {isSending && <progress max={total} value={total - waiting} aria-label={t('import_title')} />}
      {!isSending && state.stopped && (
        <p class="says" role="alert">
          {t('import_stopped', { why: stoppedSaid(state.stopped) })}
        </p>
      )}
      {left > 0 && (
        <p class="actions">
          <button type="button" class="main-action" aria-disabled={isSending} onClick={send}>
            {isBegun ? t('import_again', { count: figure(left) }) : t('import_send', { count: figure(left) })}
          </button>
        </p>
      )}
    </div>
  )
}

function stoppedSaid(stopped: NonNullable<Handing['stopped']>): string {
  if (stopped === 'signed_out') return t('import_signed_out')
  return stopped === 'busy' ? t('import_server_busy') : t('offline')
}
