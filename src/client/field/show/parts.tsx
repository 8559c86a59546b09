/** What the three moments are built of: their frame with the three frames of film, the bar with the lamp, and blocks of which one is open. */
import type { ComponentChildren } from 'preact'
import type { LogFieldName } from '../../../domain/screening/log-fields.ts'
import type { FindingCode } from '../../../domain/screening/findings.ts'
import { Help } from '../kit/help.tsx'
import { Button, Heading } from '../kit/states.tsx'
import { partOf, type RemarkedPart, saidNow } from '../kit/remarks.tsx'
import { t } from '../later-words.ts'
import type { LogDraft } from '../log/log-draft.ts'
import type { Check } from '../log/log-entry.ts'
import { useCopy } from '../phone/phone.ts'
import { HOME } from '../routes.ts'
import type { Block, Known, Standing } from './show-blocks.ts'
import type { Moment } from './show-time.ts'
import { Sign, type SignName } from './signs.tsx'

/** The draft on its way to being a log, for every part of its screens. */
export interface Form {
  draft: LogDraft
  check: Check
  known: Known
  update: (changes: Partial<LogDraft>, goOn?: () => void) => void
  open: Block | undefined
  setOpen: (block: Block | undefined) => void
  pickVillage: () => void
  discard: () => void
  isKept: boolean
}

export interface BlockProps {
  form: Form
  /** It was to be sent once: what is missing is said. */
  isTried: boolean
}

const MOMENTS: readonly Moment[] = ['before', 'during', 'after']

function Moments({ now }: { now: Moment }) {
  const at = MOMENTS.indexOf(now)
  return (
    <ol class="moments" aria-label={t('moments')}>
      {MOMENTS.map((moment, i) => (
        <li key={moment} class={i === at ? 'is-now' : undefined} aria-current={i === at ? 'step' : undefined}>
          {i < at && <Sign name="check" isSmall />}
          {t(`moment_${moment}`)}
        </li>
      ))}
    </ol>
  )
}

interface FrameProps {
  moment: Moment
  /** Said on top instead of the three moments. */
  title?: string | undefined
  /** For who hears the page, and in the history. */
  name: string
  tag?: ComponentChildren
  foot?: ComponentChildren
  children: ComponentChildren
}
export const ShowFrame = ({ moment, title, name, tag, foot, children }: FrameProps) => (
  <main class={`show show-${moment}`} data-moment={moment}>
    <header class="show-top">
      <a class="back" href={HOME} aria-label={t('back_villages')}>
        <Sign name="back" />
      </a>
      {title === undefined ? (
        <>
          <div class="unseen">
            <Heading>{name}</Heading>
          </div>
          <Moments now={moment} />
        </>
      ) : (
        <Heading>{title}</Heading>
      )}
      {tag}
      <Help of={moment} />
    </header>
    {children}
    {foot}
  </main>
)

export type Tone = 'good' | 'amber' | 'watch' | 'bad'
const SIGN_OF: Record<Tone, SignName> = { good: 'good', amber: 'ring', watch: 'warn', bad: 'stop' }

interface FootProps {
  tone: Tone
  says: ComponentChildren
  /** What is said leads there. */
  jump?: (() => void) | undefined
  label: string
  isHollow?: boolean
  name: string
  act: () => void
  children?: ComponentChildren
}
/** The line that is always true, and the one button. */
export const Foot = ({ tone, says, jump, label, isHollow, name, act, children }: FootProps) => (
  <div class="show-foot">
    {children}
    <div class={`foot-says is-${tone}`} data-line="ready" aria-live="polite">
      <Sign name={SIGN_OF[tone]} />
      {jump ? <Button class="quiet foot-jump" label={says} act={jump} /> : <span>{says}</span>}
    </div>
    <Button
      class={isHollow ? 'lamp is-hollow' : 'lamp'}
      data-do={name}
      label={
        <>
          {!isHollow && <span class="lens" />}
          {label}
        </>
      }
      act={act}
    />
  </div>
)

const TICK: Record<Standing, [SignName, string]> = {
  wrong: ['stop', 'is-bad'],
  missing: ['ring', 'is-amber'],
  check: ['warn', 'is-watch'],
  hint: ['check', 'is-good'],
  done: ['check', 'is-good'],
  open: ['plus', 'soft'],
}

interface LineProps {
  block: Block
  standing: Standing
  /** Its name, where the value does not say it. */
  label?: string
  children?: ComponentChildren
  /** What is done about it. */
  go: string
  act: () => void
  /** Instead of the button. */
  instead?: ComponentChildren
}
/** A block that is shut: its tick, its value, and what can be done. */
export const Line = ({ block, standing, label, children, go, act, instead }: LineProps) => {
  const [sign, tone] = TICK[standing]
  return (
    <section class="line" data-block={block} data-standing={standing} aria-label={label ?? t(`block_${block}`)}>
      <span class={tone}>
        <Sign name={sign} />
      </span>
      <span class="line-value">
        {label !== undefined && <span class="line-key">{label}</span>} {children}
      </span>
      {instead ?? <Button class="quiet line-go" label={go} of={label ?? t(`block_${block}`)} act={act} />}
    </section>
  )
}

interface OpenProps {
  block: Block
  title: ComponentChildren
  /** At the end of its head: what stands beside it. */
  beside?: ComponentChildren
  isSound?: boolean
  children: ComponentChildren
}
export const OpenBlock = ({ block, title, beside, isSound, children }: OpenProps) => (
  <section class={isSound ? 'open-block is-sound' : 'open-block'} data-block={block} data-open>
    <h2>
      <span>{title}</span>
      {beside !== undefined && <span class="soft">{beside}</span>}
    </h2>
    {children}
  </section>
)

const PATH_OF: Record<RemarkedPart, LogFieldName> = {
  village: 'villageCode',
  films: 'filmCodes',
  times: 'startedAt',
  end: 'endedAt',
  attendance: 'attendance',
  receipt: 'receiptNo',
  photos: 'photos',
  place: 'position',
  proof: 'photos',
}
/** The field that a finding is about. */
export const pathOf = (code: FindingCode): LogFieldName => PATH_OF[partOf(code)]

interface SaidProps {
  form: Pick<Form, 'check' | 'known'>
  /** Fields of the log. */
  of: readonly LogFieldName[]
  isTried?: boolean | undefined
}
/** What cannot be, what is to be looked at, and what the office will remark: under the field, in the office's words. */
export function SaidHere({ form: { check, known }, of, isTried = false }: SaidProps) {
  const { today } = useCopy()
  const isHere = (path: string): boolean => of.some((field) => field === path.split('.')[0])
  const said = check.said.filter(({ path, message }) => {
    const isGap = known.missing.includes(path) && !known.wrong.includes(path)
    return isHere(path) && message !== '' && (isTried || !isGap)
  })
  return (
    <>
      {said.map(({ path, message }) => (
        <SayHere key={path} tone="bad">
          {message}
        </SayHere>
      ))}
      {check.findings
        .filter(({ code }) => isHere(pathOf(code)))
        .map((finding) => (
          <SayHere
            key={`${finding.code} ${finding.otherId ?? ''}`}
            tone="watch"
            code={finding.code}
            isHint={!finding.blocking}
          >
            <b>{t(finding.blocking ? 'check_first' : 'hint_first')}</b>
            {saidNow(finding, today)}
          </SayHere>
        ))}
    </>
  )
}

interface SayProps {
  tone: 'bad' | 'watch'
  code?: FindingCode
  isHint?: boolean
  children: ComponentChildren
}
export const SayHere = ({ tone, code, isHint, children }: SayProps) => (
  <div class={`say-here is-${tone}${isHint ? ' is-hint' : ''}`} role="status" data-finding={code}>
    <Sign name={tone === 'bad' ? 'stop' : 'warn'} />
    <span>{children}</span>
  </div>
)
