/** States and icons, drawn: inline SVG, never alone. */
import type { ComponentChildren } from 'preact'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { type Look, SHAPES } from '../../shared/shapes.ts'
import { lookOf, type Standing, standingOf } from '../outbox/entry-look.ts'
import { t } from '../words.ts'

export const Mark = ({ look: [tone, shape], children }: { look: Look; children: ComponentChildren }) => (
  <span class={`mark mark-${tone}`}>
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SHAPES[shape]} />
    </svg>
    <span>{children}</span>
  </span>
)

export const StandingMark = ({ standing }: { standing: Standing }) => (
  <Mark look={lookOf(standing)}>{t(`standing_${standing}`)}</Mark>
)
export const EntryMark = ({ entry }: { entry: Entry }) => <StandingMark standing={standingOf(entry)} />

/** On a 24 px grid with a 1.5 px stroke. */
const ICONS = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  outbox: 'M4 13v6h16v-6M12 15V4M7.5 8.5L12 4l4.5 4.5',
  person: 'M12 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM4.5 20c.8-4 3.8-5.5 7.5-5.5s6.7 1.5 7.5 5.5',
  speaker: 'M4 10v4h3.5l5 4V6l-5 4zM16 9.2a4 4 0 0 1 0 5.6M18.6 6.6a7.6 7.6 0 0 1 0 10.8',
  tool: 'M14.5 5.2a4.3 4.3 0 0 0-5.2 5.6L4 16.1 7.9 20l5.3-5.3a4.3 4.3 0 0 0 5.6-5.2l-2.6 2.6-3.1-.8-.8-3.1z',
  plus: 'M12 5v14M5 12h14',
  back: 'M14 6l-6 6 6 6',
  scan: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M4 12h16',
  next: 'M10 6l6 6-6 6',
  tonight: 'M5.5 9a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM9 10.5L21 5v14L9 13.5',
  call: 'M5 4h4l1.5 5-2.3 1.6a12 12 0 0 0 5.2 5.2L15 13.5l5 1.5v4c0 .8-.7 1.5-1.5 1.4C10.5 19.9 4.1 13.5 3.6 5.5 3.5 4.7 4.2 4 5 4z',
  check: 'M5 12.5l4.7 4.7L19.5 7',
  clock: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM12 7v5.5l3.5 2',
  help: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM9.3 9.6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2M12 17v.1',
  alert: 'M12 3.5L22 20.5H2zM12 10v5M12 17.7v.1',
  'no-signal': 'M4 20h.1M9 20v-4M14 20v-8M19 20V8M4 4l16 16',
} as const
export type IconName = keyof typeof ICONS

export const Icon = ({ name, size = 24 }: { name: IconName; size?: number }) => (
  <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
    <path d={ICONS[name]} />
  </svg>
)
