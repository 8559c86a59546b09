/** The phone's kit, every part in every state, one below the other; built for the tests and for who works on the kit. */
import { type ComponentChildren, render } from 'preact'
import { useState } from 'preact/hooks'
import '../../src/client/field/field.css'
import { Choice } from '../../src/client/field/kit/inputs.tsx'
import { Counters, type Counts } from '../../src/client/field/kit/counters.tsx'
import { Icon, type IconName, Mark, StandingMark } from '../../src/client/field/kit/marks.tsx'
import { Back, Empty, Facts, Heading, Notice, Skeleton } from '../../src/client/field/kit/states.tsx'
import type { Frame } from '../../src/client/field/home/tonight.ts'
import type { Standing } from '../../src/client/field/outbox/entry-look.ts'
import { t } from '../../src/client/field/words.ts'
import { speak } from '../../src/client/shared/words.ts'
import { ScreeningStatus } from '../../src/domain/screening/screening.ts'
import { EVERY_LOOK, languageAsked, LONG, nothing, TONES } from './every.ts'

const ICONS: IconName[] = [
  'tonight',
  'home',
  'outbox',
  'person',
  'speaker',
  'tool',
  'back',
  'next',
  'call',
  'check',
  'clock',
  'alert',
  'no-signal',
]
const STANDINGS: Standing[] = ['draft', 'waiting', 'sending', 'attention', 'received', ...ScreeningStatus.options]
const SAID = TONES.filter((tone) => tone !== 'unknown')

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="block" data-part={name}>
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
    {STANDINGS.map((standing) => (
      <StandingMark key={standing} standing={standing} />
    ))}
    {ICONS.map((name) => (
      <Icon key={name} name={name} />
    ))}
  </Part>
)

const States = () => (
  <Part name="states">
    {SAID.map((tone) => (
      <Notice key={tone} tone={tone}>
        <p>{LONG}</p>
        <p class="actions">
          <button type="button">{t('retry')}</button>
        </p>
      </Notice>
    ))}
    <Skeleton />
    <Empty>{LONG}</Empty>
    <Back href="/field">{t('back_villages')}</Back>
    <Facts
      facts={[
        [t('nav_main'), LONG],
        [t('retry'), '12'],
      ]}
    />
    <p class="actions">
      <a class="button" href="/field">
        {t('back_villages')}
      </a>
    </p>
  </Part>
)

const FRAMES: Frame[] = ['on', 'part', 'held', 'off', 'free']
const Tonight = () => (
  <Part name="screen, lamp and film">
    <section class="screen">
      <p>{LONG}</p>
    </section>
    {['', 'is-hollow', 'is-sound'].map((look) => (
      <a key={look} class={`button lamp ${look}`} href="/field">
        <span class="lens" aria-hidden="true" />
        {LONG}
      </a>
    ))}
    <div class="film">
      <div class="frames">
        {FRAMES.flatMap((frame) =>
          ['', 'frame-tonight'].map((ring) => (
            <span key={frame + ring} class={`frame frame-${frame} ${ring}`}>
              阳
            </span>
          )),
        )}
      </div>
    </div>
    {['good', 'watch', 'bad'].map((tone) => (
      <div key={tone} class={`unsent-bar is-${tone}`}>
        <Icon name="outbox" size={18} />
        <p>{LONG}</p>
        <button type="button" class="quiet">
          {t('try_now')}
        </button>
      </div>
    ))}
  </Part>
)

const COUNTS: Record<string, Counts> = {
  'counters, empty': {},
  'counters, half filled in': { speakersInstalled: 45, speakersTested: 45 },
  'counters at odds': { speakersInstalled: 45, speakersTested: 50, speakersSounding: 60 },
  'counters unlike what is known': { speakersInstalled: 40, speakersTested: 40, speakersSounding: 37 },
}

function Counted({ first }: { first: Counts }) {
  const [counts, set] = useState(first)
  return <Counters counts={counts} set={set} known={45} last={37} isSent />
}

const Choices = () => (
  <>
    {[undefined, 'one'].flatMap((chosen) =>
      ['', LONG].map((says) => (
        <Choice
          key={`${chosen} ${says}`}
          label={LONG}
          options={['one', 'two', 'three']}
          chosen={chosen}
          choose={nothing}
          word={(option) => option}
          says={says}
        />
      )),
    )}
  </>
)

const Gallery = () => (
  <div class="field-app">
    <main id="content">
      <Heading>Kit</Heading>
      <Marks />
      <States />
      <Tonight />
      <Choices />
      {Object.entries(COUNTS).map(([name, counts]) => (
        <Part key={name} name={name}>
          <Counted first={counts} />
        </Part>
      ))}
    </main>
  </div>
)

speak(languageAsked())
const root = document.getElementById('app')
if (root) render(<Gallery />, root)
