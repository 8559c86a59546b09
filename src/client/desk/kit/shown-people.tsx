/** What is masked, shown to who asks for it: the trail says who looked. */
import { useState } from 'preact/hooks'
import { type LookKind, looks, NewLook, type SeenPerson } from '../../../contract/looks.ts'
import { ask, Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import { Button, Says } from './buttons.tsx'
import { restOf } from './fields.tsx'
import { Fact, Facts } from './figures.tsx'
import { Field, Form, useForm } from './form.tsx'
import { SaidLine } from './section.tsx'

export interface Masked {
  kind: LookKind
  id: string
}

export function Page({ kind, id }: Masked) {
  const [people, setPeople] = useState<SeenPerson[]>()
  const [asksWhy, setAsking] = useState(false)
  const form = useForm(NewLook, {
    start: { kind, id },
    fields: { reason: { label: t('people_why'), isNeeded: asksWhy } },
    send: async (body) => {
      const seen = await ask(looks.look, { body }).catch((thrown: unknown) => {
        // the office wants to know why
        if (thrown instanceof Problem && thrown.issues.some(({ path }) => path === 'reason')) setAsking(true)
        throw thrown
      })
      setPeople(seen.people)
    },
  })
  if (people) return <Seen people={people} />
  const { sending } = form
  return (
    <div data-people="masked">
      <p class="soft">{t('people_show_lead')}</p>
      {asksWhy ? (
        <Form of={form} label={t('people_show')} button={t('people_show')} isOpened>
          <Field of={form} name="reason" />
        </Form>
      ) : (
        <p class="actions">
          <Button label={t('people_show')} isBusy={sending.isSending} onClick={() => form.submit()} />
        </p>
      )}
      {!asksWhy && <Says>{restOf(sending.problem, [])}</Says>}
    </div>
  )
}

const LABELS = { witness: 'witness', reporter: 'people_reporter', team: 'team', text: 'people_text' } as const

const Seen = ({ people }: { people: SeenPerson[] }) => (
  <div data-people="shown">
    <SaidLine>{t('people_shown')}</SaidLine>
    <Facts>
      {people.map(({ is, name, phone }) => (
        <Fact key={`${is} ${name}`} label={t(LABELS[is])}>
          {[name, phone].filter(Boolean).join(' ')}
        </Fact>
      ))}
    </Facts>
  </div>
)
