/** A show from its beginning to its receipt: which of its moments is drawn, and what its draft becomes. */
import { useState } from 'preact/hooks'
import { go } from '../../shared/place.ts'
import { needsOn } from '../../../domain/screening/proof.ts'
import { Elsewhere, useFormDraft } from '../kit/field-form.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { eveningOf, villagesToPick } from '../home/tonight.ts'
import { villageRows } from '../home/village-rows.ts'
import { t } from '../later-words.ts'
import { keyOfLog, type LogDraft } from '../log/log-draft.ts'
import { type Check, isSame, useCheck } from '../log/log-entry.ts'
import { NOBODY, useCopy } from '../phone/phone.ts'
import { HOME, receiptPath, sentLogPath, showPath } from '../routes.ts'
import { After } from './after.tsx'
import { Before } from './before.tsx'
import { During } from './during.tsx'
import { knownOf } from './known.ts'
import { type Form, ShowFrame } from './parts.tsx'
import { namedAt } from './returned.tsx'
import { type Block, firstOpen, type Known } from './show-blocks.ts'
import { moved } from './show-draft.ts'
import { momentOf } from './show-time.ts'
import '../styles/form.css'
import './show.css'
import './before.css'
import './during.css'
import './blocks.css'
import './fields.css'
import './zoom.css'

interface Props {
  start: () => LogDraft
}

export function Show({ start }: Props) {
  const { copy, entries, now, person } = useCopy()
  const [first] = useState(start)
  const kept = useFormDraft(
    { kind: first.revision === undefined ? 'screening' : 'correction', key: keyOfLog(first), about: first.id },
    () => first,
  )
  const { body: draft, isKept, hold, update, queue } = kept
  const [isPicking, setPicking] = useState(false)
  const check = useFormCheck(draft)
  const known = knownOf(draft, check, needsOn(copy.proofRules ?? [], draft.day))
  const sent = copy.team?.logs.find(({ content }) => content.id === draft.id)
  const [chosen, setOpen] = useOpen(draft, known, sent?.status === 'returned' ? sent.reason : undefined)
  if (hold === 'elsewhere') return <Elsewhere />
  if (draft.villageCode === undefined || isPicking) {
    const choose = (code: string) => {
      update(moved(draft, code, { copy, entries, now: now() }))
      setPicking(false)
    }
    return <PickVillage choose={choose} />
  }
  const discard = () => void kept.discard().then((isDone) => isDone && go(HOME))
  const form: Form = {
    draft,
    check,
    known,
    update,
    open: chosen,
    setOpen,
    pickVillage: () => setPicking(true),
    discard,
    isKept,
  }
  const send = (isSure: boolean): boolean => {
    const { filled } = check
    if (!filled.isComplete) return true
    if (!isSure && sent?.status === 'returned' && isSame(filled.body, sent.content)) return false
    const to = draft.revision === undefined ? receiptPath(draft.id) : sentLogPath(draft.id)
    void queue(filled.body).then((isDone) => isDone && go(to, { replace: true }))
    return true
  }
  const isChanged = !(check.filled.isComplete && sent && isSame(check.filled.body, sent.content))
  const moment = momentOf(draft)
  // the address alone, for whoever comes back: a view drawn anew would lose what is done meanwhile; a trial has none
  const begin = () => {
    if (person.id !== NOBODY) history.replaceState(history.state, '', showPath(draft.id))
  }
  if (moment === 'before') return <Before form={form} begin={begin} />
  return moment === 'during' ? <During form={form} /> : <After form={form} isChanged={isChanged} send={send} />
}

/** What is missing of the proof stands in its blocks. */
function useFormCheck(draft: LogDraft): Check {
  const check = useCheck(draft)
  return { ...check, findings: check.findings.filter(({ code }) => code !== 'proof_missing') }
}

/** Opened at the first gap, of a returned log at what the office named; after that as it is pressed. */
function useOpen(draft: LogDraft, known: Known, reason: string | undefined) {
  const [open, setOpen] = useState<Block | 'first' | undefined>('first')
  const isAsked = momentOf(draft) === 'after' && draft.villageCode !== undefined
  const first = !isAsked
    ? undefined
    : reason === undefined
      ? (firstOpen(known) ?? (draft.isLate ? 'times' : undefined))
      : namedAt(reason, known)
  const [opened, setOpened] = useState<Block>()
  // it stays open while it is filled in
  if (isAsked && open === 'first' && opened === undefined && first !== undefined) setOpened(first)
  return [open === 'first' ? (opened ?? first) : open, setOpen] as const
}

/** In which village the show is: the team's own, those first that still wait for one. */
function PickVillage({ choose }: { choose: (code: string) => void }) {
  const { copy, entries, now } = useCopy()
  const evening = eveningOf(now(), copy.timeZone)
  const own = villagesToPick(villageRows(copy, entries, evening), evening)
  return (
    <ShowFrame moment="before" title={t('pick_village')} name={t('pick_village')}>
      <VillageList first={own} choose={choose} othersAre={t('not_own')} />
    </ShowFrame>
  )
}
