/** A phone's exported outbox, handed in by a manager: what is in it, sent on, and what came of each. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { teams as teamRoutes, villages as villageRoutes } from '../../../contract/register.ts'
import type { Team, Village } from '../../../domain/register/place.ts'
import { FaultPhotoKind } from '../../../domain/fault/fault-photo.ts'
import { PhotoKind } from '../../../domain/screening/photo.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import type { Entry, EntryKind } from '../../shared/phone/outbox-entry.ts'
import { isOfFault, OF_EVENT } from '../../shared/phone/outbox-request.ts'
import { type OutboxFile, readOutboxFile } from '../../shared/phone/outbox-file.ts'
import type { Look } from '../../shared/shapes.ts'
import { entryProblemSaid, fileProblemSaid } from '../../shared/words-outbox.ts'
import { ActionButton, Says } from '../kit/buttons.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section } from '../kit/section.tsx'
import { TitledPage } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { isContent } from '../kit/trail.ts'
import { t } from '../later-words.ts'
import { entryPath, faultPath, logPath } from '../routes.ts'
import { handIn, type Handing, handingOf, isRefused, type Outcome, postHere, resumed, tallyOf } from './file-outbox.ts'

export function Page() {
  const [file, setFile] = useState<OutboxFile>()
  const [says, setSays] = useState('')
  const choose = (chosen: File | undefined) => {
    setFile(undefined)
    setSays('')
    const read = (text: string) => {
      const found = readOutboxFile(text)
      if (found.isRead) setFile(found.file)
      else setSays(fileProblemSaid(found.problem))
    }
    chosen?.text().then(read, () => setSays(fileProblemSaid({ kind: 'no_json', row: 0 })))
  }
  return (
    <TitledPage title={t('import_title')} isNarrow lead={t('import_lead')}>
      <label class="field phone-file">
        <span>{t('import_choose')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
      </label>
      <Says>{says}</Says>
      {file && <Import key={`${file.person.id} ${file.exportedAt}`} file={file} />}
    </TitledPage>
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

function FileFacts({ file, teams }: { file: OutboxFile; teams: Team[] }) {
  const { person, teamCode, exportedAt } = file
  return (
    <Section id="file-title" title={t('import_whose')}>
      <Facts>
        <Fact label={t('import_person')}>{person.displayName}</Fact>
        <Fact label={t('team')}>{teams.find(({ code }) => code === teamCode)?.name ?? teamCode}</Fact>
        <Fact label={t('import_exported')}>{Number.isNaN(Date.parse(exportedAt)) ? '' : dayTimeOf(exportedAt)}</Fact>
        {kindsIn(file).map(([kind, count]) => (
          <Fact key={kind} label={t(`import_kind_${kind}`)}>
            <span data-kind={kind}>{figure(count)}</span>
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}

const STOPPED = { signed_out: 'import_signed_out', busy: 'import_server_busy', offline: 'offline' } as const

function Progress({ state, isSending, send }: { state: Handing; isSending: boolean; send: () => void }) {
  const total = state.box.entries.size
  const { stored, already, refused, left, waiting } = tallyOf(state)
  const isBegun = state.outcomes.size > 0 || state.stopped !== undefined
  const isOver = isBegun && !isSending
  const counts = { stored: figure(stored), already: figure(already), refused: figure(refused) }
  return (
    <div class="import-progress">
      {!isBegun && <p>{t('import_as_you')}</p>}
      <p role="status" data-figure="progress">
        {isSending && t('import_progress', { done: figure(total - waiting), total: figure(total) })}
        {isOver && t('import_done', counts)}{' '}
        {isOver && left === 0 && waiting > 0 && t('import_not_tried', { count: figure(waiting) })}
      </p>
      {isSending && <progress max={total} value={total - waiting} aria-label={t('import_title')} />}
      {!isSending && state.stopped && <Says>{t('import_stopped', { why: t(STOPPED[state.stopped]) })}</Says>}
      {left > 0 && (
        <ActionButton
          class="main-action"
          label={t(isBegun ? 'import_again' : 'import_send', { count: figure(left) })}
          isBusy={isSending}
          onClick={send}
        />
      )}
    </div>
  )
}

const LOOKS: Record<Outcome['kind'] | 'waiting' | 'blocked', Look> = {
  stored: ['good', 'check'],
  already: ['info', 'dot'],
  refused: ['bad', 'cross'],
  later: ['watch', 'clock'],
  failed: ['watch', 'alert'],
  waiting: ['unknown', 'ring'],
  blocked: ['unknown', 'ring'],
}

function Results({ state, villages }: { state: Handing; villages: Village[] }) {
  const outcomeOf = ({ key }: Entry) => state.outcomes.get(key)
  const nameOf = (code: string) => villages.find((village) => village.code === code)?.name ?? code
  return (
    <Section id="results-title" title={t('import_results')}>
      <Table
        name="results"
        class="logs results"
        label={t('import_results')}
        rows={[...state.box.entries.values()]}
        keyOf={({ key }) => key}
        rowOf={(entry) => ({ 'data-entry': entry.kind, 'data-outcome': outcomeOf(entry)?.kind ?? 'waiting' })}
        columns={[
          {
            head: t('import_what'),
            cell: (entry) => (
              <>
                {t(`import_kind_${entry.kind}`)} <What entry={entry} outcome={outcomeOf(entry)} nameOf={nameOf} />
              </>
            ),
          },
          {
            head: t('import_outcome'),
            cell: (entry) => {
              const came = outcomeOf(entry)?.kind ?? (isRefused(state, entry) ? 'blocked' : 'waiting')
              return (
                <>
                  <Mark look={LOOKS[came]}>{t(`import_${came}`)}</Mark>
                  <p class="soft">{why(outcomeOf(entry))}</p>
                </>
              )
            },
          },
        ]}
      />
    </Section>
  )
}

interface WhatProps {
  entry: Entry
  outcome: Outcome | undefined
  nameOf: (villageCode: string) => string
}

/** What the server has can be looked at. */
function What({ entry, outcome, nameOf }: WhatProps) {
  const said = whatOf(entry, nameOf)
  const isThere = outcome?.kind === 'stored' || outcome?.kind === 'already'
  const path = pathOf(entry)
  return isThere && path !== undefined ? <a href={path}>{said}</a> : said
}

function pathOf({ kind, about, body }: Entry): string | undefined {
  if (kind === 'fault') return faultPath(about)
  const ofPhoto = kind === 'photo' && isContent(body) ? body['kind'] : undefined
  if (isOfFault(ofPhoto)) return faultPath(about)
  if (kind === 'event' || ofPhoto === OF_EVENT) return entryPath('event', about)
  return kind === 'screening' || kind === 'correction' || kind === 'photo' ? logPath(about) : undefined
}

function why(outcome: Outcome | undefined): string {
  if (outcome?.kind === 'failed') return t('import_server_failed')
  if (outcome?.kind !== 'refused' && outcome?.kind !== 'later') return ''
  const { problem } = outcome
  return problem.issues.map(({ message }) => message).join(' ') || entryProblemSaid(problem)
}

/** The fields by which each is known, in the order in which the kinds are read. */
const KNOWN_BY: Record<EntryKind, string[]> = {
  screening: ['villageCode', 'startedAt'],
  correction: ['villageCode', 'startedAt'],
  void: ['reason'],
  missed_show: ['villageCode', 'on'],
  plan: ['villageCode', 'on'],
  plan_step: ['to', 'reason'],
  audibility: ['villageCode', 'testedOn'],
  fault: ['villageCode', 'reportedAt', 'description'],
  witness: ['name'],
  step: ['reason'],
  event: ['villageCode', 'on', 'title'],
  cadre_code: ['heardAt'],
  photo: ['kind'],
}

export const kindsIn = ({ entries }: OutboxFile): [EntryKind, number][] =>
  (Object.keys(KNOWN_BY) as EntryKind[])
    .map((kind): [EntryKind, number] => [kind, entries.filter((entry) => entry.kind === kind).length])
    .filter(([, count]) => count > 0)

/** Which log, test, fault or photo an entry is, on one line; a file may hold anything, so nothing is taken for granted. */
export function whatOf({ kind, body, about }: Entry, nameOf: (villageCode: string) => string): string {
  const fields = isContent(body) ? body : {}
  const said = (field: string): string => {
    const value = fields[field]
    if (typeof value !== 'string' || value === '') return ''
    if (field === 'villageCode') return nameOf(value)
    if (field === 'kind') return photoWord(value)
    return field.endsWith('At') && !Number.isNaN(Date.parse(value)) ? dayTimeOf(value) : value
  }
  return KNOWN_BY[kind].map(said).filter(Boolean).join(' ') || about
}

function photoWord(said: string): string {
  const [kind, ofFault] = [PhotoKind.safeParse(said).data, FaultPhotoKind.safeParse(said).data]
  if (ofFault) return t(`${ofFault}_repair`)
  return kind ? t(`photo_${kind}`) : said === OF_EVENT ? t('import_kind_event') : said
}
