/** The desk's kit, every part in every state, one below the other. It is built for the tests and for who works on the kit; nobody is served it. */
import { render, type ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import '../../src/client/desk/desk.css'
import { Says } from '../../src/client/desk/kit/buttons.tsx'
import { AskedTwice } from '../../src/client/desk/kit/records.tsx'
import {
  type FieldProps,
  Form,
  InputField,
  PassageField,
  SecretField,
  SelectField,
} from '../../src/client/desk/kit/fields.tsx'
import { Fact, Facts } from '../../src/client/desk/kit/figures.tsx'
import { Choice, Day, SearchBox } from '../../src/client/desk/kit/filters.tsx'
import { Folded } from '../../src/client/desk/kit/folded.tsx'
import { Alone } from '../../src/client/desk/kit/figures.tsx'
import { FourEyes, ReviewedAlone } from '../../src/client/desk/kit/log-review.tsx'
import { BandMark, Icon, type IconName, Mark, StatusMark } from '../../src/client/desk/kit/marks.tsx'
import { KnownLine } from '../../src/client/desk/kit/known.tsx'
import { DayPicker } from '../../src/client/desk/kit/page.tsx'
import { Empty, Failure, Section, Skeleton } from '../../src/client/desk/kit/section.tsx'
import { type Column, Table, TableRoom } from '../../src/client/desk/kit/table.tsx'
import { t } from '../../src/client/desk/words.ts'
import { Problem } from '../../src/client/shared/api.ts'
import { speak } from '../../src/client/shared/words.ts'
import { Band } from '../../src/domain/audibility/audibility.ts'
import { ScreeningStatus } from '../../src/domain/screening/screening.ts'
import { EVERY_LOOK, languageAsked, LONG, nothing, TONES } from './every.ts'

const ICONS: IconName[] = [
  'home',
  'logs',
  'tasks',
  'broadcast',
  'faults',
  'review',
  'search',
  'refresh',
  'menu',
  'close',
]

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section data-part={name}>
      <h2>{name}</h2>
      {children}
    </section>
  )
}

const Marks = () => (
  <Part name="marks">
    {EVERY_LOOK.map((look) => (
      <p key={look.join()}>
        <Mark look={look}>{look.join(' ')}</Mark>
      </p>
    ))}
    {Band.options.map((band) => (
      <BandMark key={band} band={band} />
    ))}
    {ScreeningStatus.options.map((status) => (
      <StatusMark key={status} status={status} />
    ))}
    {ICONS.map((name) => (
      <Icon key={name} name={name} />
    ))}
    <span class="tag">{t('sample_mark')}</span>
    <ReviewedAlone log={{ reviewedAlone: true }} /> <Alone count={12} />
    <FourEyes of={{ by: 'another', message: LONG }} />
  </Part>
)

const Buttons = () => (
  <Part name="buttons">
    <p class="actions">
      {['main-action', 'quiet', ''].flatMap((look) => [
        <button key={look} type="button" class={look}>
          {t('retry')} {look}
        </button>,
        <button key={`${look} off`} type="button" class={look} aria-disabled="true">
          {t('sending')} {look}
        </button>,
      ])}
      <a class="button" href="/">
        {t('back_home')}
      </a>
    </p>
  </Part>
)

const notFound = new Problem('not_found', LONG)
const States = () => (
  <Part name="states">
    {TONES.map((tone) => (
      <div key={tone} class={`notice notice-${tone}`}>
        <p>
          {tone} {LONG} <a href="/">{t('back_home')}</a>
        </p>
        <button type="button">{t('retry')}</button>
      </div>
    ))}
    <Failure problem={new Problem('offline', t('offline'))} retry={nothing} />
    <Failure problem={notFound} retry={nothing} />
    <Skeleton />
    <Empty>{LONG}</Empty>
    <p class="soft">{LONG}</p>
    <p class="wrong">{LONG}</p>
  </Part>
)

const wrong = new Problem('invalid', LONG, [
  { path: 'wrong', message: LONG },
  { path: 'elsewhere', message: LONG },
])

/** Each kind of field: empty, filled in, with a hint, wrong, and wrong with a hint. */
function Fields({ kind, draw }: { kind: string; draw: (props: FieldProps) => ComponentChildren }) {
  const [value, set] = useState('')
  const field = { value, set, problem: undefined }
  return (
    <>
      {draw({ ...field, label: kind, name: 'empty' })}
      {draw({ ...field, label: `${kind} +`, name: 'full', value: kind === 'date' ? '2017-06-30' : '12' })}
      {draw({ ...field, label: `${kind} ?`, name: 'hint', hint: LONG })}
      {draw({ ...field, label: `${kind} !`, name: 'wrong', problem: wrong })}
      {draw({ ...field, label: `${kind} ?!`, name: 'wrong', problem: wrong, hint: LONG })}
    </>
  )
}

const KINDS: Record<string, (props: FieldProps) => ComponentChildren> = {
  text: (props) => <InputField {...props} />,
  number: (props) => <InputField {...props} type="number" />,
  date: (props) => <InputField {...props} type="date" />,
  options: (props) => <InputField {...props} options={['12', '24']} />,
  secret: (props) => <SecretField {...props} autocomplete="current-password" />,
  passage: (props) => <PassageField {...props} />,
  select: (props) => <SelectField {...props} none={t('all_teams')} choices={[['12', '12']]} />,
}

const idle = { isSending: false, problem: undefined }
const Forms = () => (
  <Part name="forms">
    <Form label="form" sending={idle} names={[]} submit={nothing} button={t('retry')} cancel={nothing}>
      {Object.entries(KINDS).map(([kind, draw]) => (
        <Fields key={kind} kind={kind} draw={draw} />
      ))}
    </Form>
    <Form
      label="form that is sent"
      sending={{ isSending: true, problem: undefined }}
      names={[]}
      submit={nothing}
      button={t('retry')}
    >
      <p>{LONG}</p>
    </Form>
    <Form
      label="form refused"
      sending={{ isSending: false, problem: wrong }}
      names={['wrong']}
      submit={nothing}
      button="+"
    >
      <p>{LONG}</p>
    </Form>
  </Part>
)

const done = async (): Promise<void> => undefined

const Asked = () => (
  <Part name="asked-twice">
    <AskedTwice label={t('retry')} sure={t('retry')} act={done} />
    <AskedTwice label={t('back_home')} sure={t('retry')} act={done} />
    <Says>{notFound.detail}</Says>
  </Part>
)

const Filters = () => (
  <Part name="filters">
    <div class="filters">
      <Day label={t('show_day')} value="2017-06-30" set={nothing} />
      <Choice label={t('team')} value={undefined} set={nothing}>
        <option value="">{t('all_teams')}</option>
      </Choice>
      <SearchBox hint={t('search')} value="三清" set={nothing} />
    </div>
    <DayPicker asked={undefined} shown="2017-06-30" today="2017-06-30" show={nothing} />
    <DayPicker asked="2017-05-31" shown="2017-05-31" today="2017-06-30" show={nothing} />
    <KnownLine />
  </Part>
)

const ROWS = Array.from({ length: 8 }, (_, row) => ({ key: `${row + 1}`, says: row % 2 === 0 ? LONG : '' }))
const COLUMNS: Column<(typeof ROWS)[number]>[] = [
  { head: t('township'), cell: ({ key }) => <a href="/">{`${t('township')} ${key}`}</a> },
  { head: t('show_day'), cell: () => '2017-06-30', isNamed: true },
  { head: t('team'), cell: ({ says }) => says, class: 'passage' },
  { head: '12', cell: ({ key }) => key, class: 'number', isNamed: true },
  { head: '', cell: () => <button type="button">{t('retry')}</button> },
]
const keyOf = ({ key }: (typeof ROWS)[number]): string => key

const Tables = () => (
  <Part name="tables">
    <Folded count={ROWS.length}>
      <Table name="folded" label="folded" columns={COLUMNS} rows={ROWS} keyOf={keyOf} />
    </Folded>
    <Table name="wide" label="wide" columns={COLUMNS} rows={ROWS} keyOf={keyOf} isWide />
    <TableRoom label="room">
      <p>{LONG}</p>
    </TableRoom>
    <Facts>
      <Fact label={t('team')}>{LONG}</Fact>
      <Fact label={t('township')}>12</Fact>
    </Facts>
  </Part>
)

const Said = () => (
  <Section said={{ titleId: 'said-title', says: LONG, say: nothing, hush: nothing }} title="section">
    {LONG}
  </Section>
)

const Gallery = () => (
  <main class="desk">
    <h1>Kit</h1>
    <Marks />
    <Buttons />
    <States />
    <Forms />
    <Asked />
    <Filters />
    <Tables />
    <Said />
  </main>
)

speak(languageAsked())
const root = document.getElementById('app')
if (root) render(<Gallery />, root)
