/** 核验: the newest seal, and the check of the trail and what rests on it, one bounded step after another. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { seals } from '../../../contract/seals.ts'
import { CheckPart, type Seal } from '../../../domain/trail/seal.ts'
import { ask, Problem } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import type { Look } from '../../shared/shapes.ts'
import { ActionButton, Says } from '../kit/buttons.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { AnsweredSection, Empty, Failure, SaidLine, Section } from '../kit/section.tsx'
import { TitledPage } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { type Key, t } from '../later-words.ts'
import { BEGIN, type Checking, type PartState, partState, stepped } from './rules.ts'

export const Page = () => (
  <TitledPage title={t('verify_title')} lead={t('verify_lead')} isNarrow>
    <Check />
    <Head />
  </TitledPage>
)

function Head() {
  const load = useAsk(seals.list, { query: { limit: 1 } })
  return (
    <AnsweredSection name="head" title={t('verify_head')} load={load} lines={4}>
      {({ items: [seal] }) => (seal ? <HeadFacts seal={seal} /> : <Empty>{t('verify_none')}</Empty>)}
    </AnsweredSection>
  )
}

const HeadFacts = ({ seal: { number, at, lastRow, sha256 } }: { seal: Seal }) => (
  <>
    <Facts>
      <Fact label={t('verify_number')}>{figure(number)}</Fact>
      <Fact label={t('verify_at')}>{dayTimeOf(at)}</Fact>
      <Fact label={t('verify_rows')}>{figure(lastRow)}</Fact>
      <Fact label={t('verify_hash')} name="head">
        <code>{sha256}</code>
      </Fact>
    </Facts>
    <p class="soft">{t('verify_hash_note')}</p>
  </>
)

function Check() {
  const [state, setState] = useState<Checking>()
  const [problem, setProblem] = useState<Problem>()
  const [isRunning, setRunning] = useState(false)
  const isGone = useRef(false)
  useEffect(() => () => void (isGone.current = true), [])
  const go = async (from: Checking) => {
    setProblem(undefined)
    setRunning(true)
    try {
      for (let now = from; now.next !== undefined && !isGone.current; setState(now)) {
        now = stepped(now, await ask(seals.check, { query: { at: now.next } }))
      }
    } catch (thrown) {
      if (thrown instanceof Problem) setProblem(thrown)
      else throw thrown
    } finally {
      setRunning(false)
    }
  }
  const begin = () => {
    if (isRunning) return
    setState(BEGIN)
    void go(BEGIN)
  }
  return (
    <Section name="check" title={t('verify_result')}>
      <SaidLine>
        {isRunning && state && t('verify_running', { part: t(PARTS[state.part]) })}
        {!isRunning && state && state.next === undefined && state.fault === undefined && t('verify_good')}
      </SaidLine>
      {state?.fault !== undefined && <Says>{state.fault}</Says>}
      {problem && <Failure problem={problem} retry={() => state && void go(state)} />}
      {state && <Parts state={state} />}
      <ActionButton
        class="main-action"
        label={t(state ? 'verify_again' : 'verify_start')}
        isBusy={isRunning}
        onClick={begin}
      />
    </Section>
  )
}

const PARTS = {
  seals: 'verify_part_seals',
  tail: 'verify_part_tail',
  logs: 'logs_title',
  gone: 'verify_part_gone',
  register: 'verify_part_register',
  targets: 'targets_title',
  settings: 'settings_title',
  entries: 'verify_part_entries',
  bulletins: 'verify_part_bulletins',
  settlements: 'settlements_title',
  reports: 'search_reports',
  proofs: 'verify_part_proofs',
  sums: 'verify_part_sums',
  lasts: 'verify_part_lasts',
} as const satisfies Record<CheckPart, Key>

const LOOKS: Record<PartState, Look> = {
  fits: ['good', 'check'],
  running: ['info', 'clock'],
  differs: ['bad', 'cross'],
  to_come: ['unknown', 'ring'],
}
const WORDS = {
  fits: 'verify_as_it_was',
  running: 'loading',
  differs: 'verify_differs',
  to_come: 'verify_not_yet',
} as const

const Parts = ({ state }: { state: Checking }) => (
  <Table
    name="check-parts"
    label={t('verify_result')}
    rows={[...CheckPart.options]}
    keyOf={(part) => part}
    columns={[
      { head: t('verify_part'), cell: (part) => t(PARTS[part]) },
      { head: t('verify_looked'), isNamed: true, cell: (part) => figure(state.looked[part] ?? 0) },
      {
        head: t('verify_result'),
        cell: (part) => {
          const is = partState(state, part)
          return <Mark look={LOOKS[is]}>{t(WORDS[is])}</Mark>
        },
      },
    ]}
  />
)
