/** One machine by its code (二维码): where it stands, how it is, its story, and what to do there. */
import { useEffect, useState } from 'preact/hooks'
import { type Fault, faults } from '../../../contract/faults.ts'
import { type KnownResource, speakers } from '../../../contract/speakers.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, dayTimeOf, shortDay } from '../../shared/format.ts'
import { Facts, Frame, LinkButton, Notice, Row } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { type Asked, HOME, newFaultPath, newTestPath, villagePath } from '../routes.ts'
import { useFaults } from './fault-now.ts'
import { categoryWord, FaultMark, FaultRow } from './faults.tsx'

/** `village`: the label says it, so that it is known without signal, too. */
export function MachinePage({ asked: { code = '', village: labelled } }: { asked: Asked }) {
  const { copy } = useCopy()
  const here = useFaults().filter(({ resourceCode }) => resourceCode === code)
  const { machine, past, isAsking, isFailed } = useStory(code)
  const villageCode = machine?.villageCode ?? labelled ?? here[0]?.villageCode
  const village = copy.villages.find((known) => known.code === villageCode)
  const older = past.filter(({ id }) => !here.some((fault) => fault.id === id))
  const heard = machine?.lastHeardAt ? dayTimeOf(machine.lastHeardAt) : machine && t('machine_never')
  const facts: [string, string | undefined][] = [
    [t('village'), village && `${village.name}（${village.townshipName}）`],
    [t('machine_heard'), heard],
    [t('machine_state'), machine?.lastState ? stateWord(machine.lastState) : undefined],
  ]
  return (
    <Frame
      title={t('machine_title', { code })}
      back={village ? [villagePath(village.code), village.name] : [HOME, t('nav_where_to')]}
    >
      {isFailed && <Notice tone="info" says={t('machine_offline')} />}
      <Facts facts={facts} />
      {village ? (
        <p class="actions">
          <LinkButton class="main-action" href={newFaultPath(village.code, code)} label={t('machine_report')} />
          <LinkButton href={newTestPath(village.code)} label={t('test_here')} />
        </p>
      ) : (
        !isAsking && <Notice tone="watch" says={t('machine_elsewhere')} />
      )}
      <h2>{t('machine_faults')}</h2>
      {here.length + older.length === 0 && <p class="soft">{t('machine_faults_none')}</p>}
      <ul class="rows" data-list="machine-faults">
        {here.map((fault) => (
          <FaultRow key={fault.id} fault={fault} />
        ))}
        {older.map(({ id, category, description, status, reportedAt }) => (
          <Row
            key={id}
            name={categoryWord(category)}
            says={`${shortDay(dayOf(reportedAt))} ${description}`}
            state={<FaultMark status={status} />}
          />
        ))}
      </ul>
    </Frame>
  )
}

/** What the office knows of it, asked once; a label without signal still leads to the village. */
function useStory(code: string) {
  const [story, setStory] = useState<{ machine?: KnownResource | undefined; past: Fault[] }>()
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    const { signal, abort } = abortable()
    Promise.all([
      ask(speakers.resources, { query: { code }, signal }),
      ask(faults.list, { query: { resource: code, limit: MOST_PAST }, signal }),
    ]).then(
      ([{ items }, past]) => setStory({ machine: items[0], past: past.items }),
      () => signal.aborted || setFailed(true),
    )
    return abort
  }, [code])
  return { past: [], ...story, isAsking: !story && !isFailed, isFailed }
}
const MOST_PAST = 20

function abortable() {
  const gone = new AbortController()
  return { signal: gone.signal, abort: () => gone.abort() }
}

const STATES = ['1', '2', '3', '4', '5'] as const
function stateWord(state: number): string | undefined {
  const known = STATES.find((one) => one === String(state))
  return known && t(`machine_state_${known}`)
}
