/** States and icons, drawn: inline SVG, never alone. */
import type { ComponentChildren } from 'preact'
import type { Band } from '../../../domain/audibility/audibility.ts'
import type { ScreeningStatus } from '../../../domain/screening/screening.ts'
import { stateWords } from '../../../domain/words-states.ts'
import { sayerOf } from '../../shared/words.ts'
import { t } from '../words.ts'
import { BAND_LOOK, type Look, SHAPES, STATUS_LOOK } from '../../shared/shapes.ts'

export const Mark = ({ look: [tone, shape], children }: { look: Look; children: ComponentChildren }) => (
  <span class={`mark mark-${tone}`}>
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={SHAPES[shape]} />
    </svg>
    <span>{children}</span>
  </span>
)

export const BandMark = ({ band }: { band: Band }) => <Mark look={BAND_LOOK[band]}>{t(`band_${band}`)}</Mark>

const say = sayerOf(stateWords)
export const statusWord = (status: ScreeningStatus): string => say(`status_${status}`)
export const StatusMark = ({ status }: { status: ScreeningStatus }) => (
  <Mark look={STATUS_LOOK[status]}>{statusWord(status)}</Mark>
)

/** Icons on a 24 px grid with a 1.5 px stroke. */
const ICONS = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  logs: 'M6 3.5h9l4 4v13H6zM15 3.5v4h4M9 12h7M9 16h7',
  tasks: 'M4 6.5l1.8 1.8L9 5M4 13.5l1.8 1.8L9 12M12.5 7H20M12.5 14H20M12.5 19.5H20',
  broadcast: 'M4 10v4h3.5l5 4V6l-5 4zM16 9.2a4 4 0 0 1 0 5.6M18.6 6.6a7.6 7.6 0 0 1 0 10.8',
  faults: 'M14.5 5.2a4.3 4.3 0 0 0-5.2 5.6L4 16.1 7.9 20l5.3-5.3a4.3 4.3 0 0 0 5.6-5.2l-2.6 2.6-3.1-.8-.8-3.1z',
  review: 'M5 4.5h14v15H5zM8.5 12l2.5 2.5 4.5-5',
  check: 'M12 3.5l7 2.5v6c0 4-3 7-7 8.5-4-1.5-7-4.5-7-8.5V6zM8.5 12l2.5 2.5 4.5-5',
  callbacks: 'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4.5 6a2 2 0 0 1 2-2z',
  suspicions: 'M12 4.5l8.5 15h-17zM12 10v4.5M12 16.7v.3',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM15.3 15.3L20 20',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4h-4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  sort: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  ascending: 'M7 14l5-5 5 5',
  descending: 'M7 10l5 5 5-5',
  close: 'M6 6l12 12M18 6L6 18',
  moment: 'M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM12 8v4.3l3 1.8',
  bulletins: 'M6 3.5h12v17H6zM9 8h6M9 11.5h6M13.5 15.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 1 1 0-3.6z',
  reports: 'M18 10V3.5H6v17h5M9 8h6M9 11.5h4M14 20.5l.5-3 5-5 2.5 2.5-5 5z',
} as const
export type IconName = keyof typeof ICONS

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path d={ICONS[name]} />
  </svg>
)

/** A lamp's beam and a speaker's waves. */
export const Brand = () => (
  <svg class="brand-sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path class="beam" d="M3 9v6h4l5 4V5L7 9z" />
    <path class="wave" d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.2a8.2 8.2 0 0 1 0 11.6" />
  </svg>
)
