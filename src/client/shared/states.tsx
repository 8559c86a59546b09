/** What both apps show of a state: not there yet, nothing at all, or a mark of it. */
import type { ComponentChildren } from 'preact'
import { type Look, SHAPES } from './shapes.ts'
import { t } from './words.ts'

/** The view's shape while it loads; the stylesheet keeps it unseen for 300 ms. */
export const Skeleton = ({ lines = 7 }: { lines?: number }) => (
  <div class="skeleton" role="status">
    <span class="unseen">{t('loading')}</span>
    {Array.from({ length: lines }, (_, i) => (
      <span key={i} class="skeleton-line" />
    ))}
  </div>
)

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>

/** A state, drawn and said: inline SVG, never alone. */
export const Mark = ({ look: [tone, shape], children }: { look: Look; children: ComponentChildren }) => (
  <span class={`mark mark-${tone}`}>
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SHAPES[shape]} />
    </svg>
    <span>{children}</span>
  </span>
)
