/** An event, entered where it took place: what, when, where, how many, photos. It waits in the outbox like everything else. */
import { useId, useState } from 'preact/hooks'
import { eventMisfits, NewEvent } from '../../../domain/ledger/event.ts'
import { EventKind, type Measure } from '../../../domain/ledger/kinds.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/api.ts'
import { FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { Choice, Passage, useTyped } from '../kit/inputs.tsx'
import { issuesAt, messagesOf, type Said, saidIssue } from '../kit/remarks.tsx'
import { Button, Goes, Missing, Says, wrongBy } from '../kit/states.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { t } from '../later-words.ts'
import { EntryPage } from '../outbox/entry.tsx'
import { EVENT_COUNTS } from '../outbox/entry-facts.tsx'
import { useCopy } from '../phone/phone.ts'
import { type Asked, HOME, newEventPath } from '../routes.ts'
import { EventPhotos } from './event-photos.tsx'
import '../styles/form.css'

type Where = 'village' | 'township' | 'county'
export interface EventBody extends Partial<Omit<NewEvent, 'title' | 'note'>> {
  title: string
  note?: string | undefined
  where?: Where | undefined
}
/** Of what was sent and came back there is no such word: its place says it. */
const whereOf = ({ where, villageCode, townshipCode }: EventBody): Where | undefined =>
  where ?? (villageCode !== undefined ? 'village' : townshipCode === undefined ? undefined : 'township')

export function EventForm({ asked: { id, village } }: { asked: Asked }) {
  const { entries } = useCopy()
  const [about] = useState(() => id ?? freshId())
  const made = entries.find(({ key }) => key === `event:${about}`)
  if (id !== undefined && !made) return <Missing />
  if (!made || made.state === 'draft') return <Form id={about} village={village} />
  return (
    <>
      <EntryPage entry={made} />
      <div class="after">
        <Goes href={newEventPath()} label={t('event_next')} />
      </div>
    </>
  )
}

function Form({ id, village }: { id: string; village: string | undefined }) {
  const { today } = useCopy()
  const draft = useFormDraft<EventBody>({ kind: 'event', key: `event:${id}`, about: id }, () => ({
    on: today,
    title: '',
    ...(village !== undefined && { villageCode: village, where: 'village' }),
  }))
  const { body, update, queue } = draft
  const [said, setSaid] = useState<Said[]>([])
  const set = (changes: Partial<EventBody>) => {
    setSaid([])
    update(changes)
  }
  const issue = (field: string): string => messagesOf(issuesAt(said, field))
  const send = () => {
    const { wrong, sent } = eventOf(id, body)
    if (sent) return void queue({ ...sent, reason: t('event_from_phone') })
    setSaid(wrong)
    goToWrong()
  }
  return (
    <FieldForm
      name="event"
      title={t('nav_event')}
      back={[HOME, t('back_villages')]}
      lead={<p class="soft">{t('event_lead')}</p>}
      label={t('event_send')}
      send={send}
      draft={draft}
    >
      <Choice
        label={t('event_kind')}
        options={EventKind.options}
        chosen={body.kind}
        choose={(kind) => set({ kind })}
        word={(kind) => t(`event_${kind}`)}
        says={issue('kind')}
      />
      <Passage
        class="field block"
        label={t('event_title')}
        rows={2}
        value={body.title}
        set={(title) => set({ title })}
        says={issue('title')}
      />
      <DayField value={body.on ?? ''} most={today} set={(on) => set({ on })} says={issue('on')} />
      <Place body={body} set={set} says={issue('villageCode')} />
      <section class="block">
        <h2>{t('event_amounts')}</h2>
        {EVENT_COUNTS.map((name) => (
          <Amount key={name} name={name} body={body} set={set} says={issue(name)} />
        ))}
      </section>
      <EventPhotos id={id} added={() => update({})} />
      <Passage
        class="field block"
        label={t('note')}
        rows={2}
        value={body.note ?? ''}
        set={(note) => set({ note })}
        says={issue('note')}
      />
    </FieldForm>
  )
}

/** What goes out, or what is still wrong with it. */
function eventOf(id: string, body: EventBody): { sent?: NewEvent; wrong: Said[] } {
  const where = whereOf(body)
  const { kind, on, title, times, people, copies, atLeast = [], villageCode, townshipCode, note = '' } = body
  const counted: Partial<Record<Measure, number | undefined>> = { times, people, copies }
  const least = atLeast.filter((name) => counted[name] !== undefined)
  const read = NewEvent.safeParse({
    id,
    kind,
    on,
    title,
    ...counted,
    ...(least.length > 0 && { atLeast: least }),
    ...(where === 'village' && { villageCode }),
    ...(where === 'township' && { townshipCode }),
    ...(note.trim() !== '' && { note }),
  })
  const isPlaced = where === 'county' || (where === 'village' ? villageCode : where && townshipCode) !== undefined
  const wrong = [
    ...(read.success ? eventMisfits(read.data) : issuesOf(read.error)).map(saidIssue),
    ...(isPlaced ? [] : [{ path: 'villageCode', message: t('asked_place') }]),
  ]
  return { wrong, ...(read.success && wrong.length === 0 && { sent: read.data }) }
}

interface DayProps {
  value: string
  most: string
  set: (day: string) => void
  says: string
}
function DayField({ value, most, set, says }: DayProps) {
  const id = useId()
  return (
    <div class={says === '' ? 'field block' : 'field block has-issue'}>
      <label for={id}>{t('event_day')}</label>
      <input
        id={id}
        type="date"
        max={most}
        value={value}
        onInput={({ currentTarget }) => set(currentTarget.value)}
        {...wrongBy(says, `${id}-says`)}
      />
      <Says says={says} id={`${id}-says`} />
    </div>
  )
}

interface PartProps {
  body: EventBody
  set: (changes: Partial<EventBody>) => void
  says: string
}

function Place({ body, set, says }: PartProps) {
  const { copy } = useCopy()
  const where = whereOf(body)
  const village = copy.villages.find(({ code }) => code === body.villageCode)
  const options: Where[] = copy.townships ? ['village', 'township', 'county'] : ['village', 'county']
  return (
    <>
      <Choice
        label={t('event_place')}
        options={options}
        chosen={where}
        choose={(next) => set({ where: next })}
        word={(option) => t(`place_${option}`)}
        says={says}
      />
      {where === 'village' && village && (
        <p class="chosen">
          <strong>{village.name}</strong> <span class="soft">{village.townshipName}</span>{' '}
          <Button class="quiet" label={t('place_change')} act={() => set({ villageCode: undefined })} />
        </p>
      )}
      {where === 'village' && !village && (
        <VillageList
          first={copy.villages.filter(({ designated }) => designated).map(({ code }) => code)}
          choose={(villageCode) => set({ villageCode })}
        />
      )}
      {where === 'township' && (
        <label class="field">
          <span>{t('place_township')}</span>
          <select
            value={body.townshipCode ?? ''}
            onChange={({ currentTarget }) => set({ townshipCode: currentTarget.value || undefined })}
          >
            <option value="">{t('place_choose')}</option>
            {copy.townships?.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}

function Amount({ name, body, set, says }: PartProps & { name: (typeof EVENT_COUNTS)[number] }) {
  const id = useId()
  const { atLeast = [] } = body
  const typed = useTyped(body[name], (count) => set({ [name]: count }))
  const wrong = typed.isWrong ? t('number_wrong') : says
  const toggle = () =>
    set({ atLeast: atLeast.includes(name) ? atLeast.filter((one) => one !== name) : [...atLeast, name] })
  return (
    <div class={wrong === '' ? 'field' : 'field has-issue'}>
      <label for={id}>{t(`in_${name}`)}</label>
      <div class="stepper">
        <input id={id} {...typed.field} {...wrongBy(wrong, `${id}-says`)} />
        <Button aria-pressed={atLeast.includes(name)} label={t('event_at_least')} of={t(`in_${name}`)} act={toggle} />
      </div>
      <Says says={wrong} id={`${id}-says`} />
    </div>
  )
}
