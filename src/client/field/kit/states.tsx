/** What a view shows when it has nothing yet, or nothing at all; its heading; the way back. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './marks.tsx'
import { t } from '../words.ts'

/** The view's shape while it loads; the stylesheet keeps it unseen for 300 ms. */
export function Skeleton({ lines = 7 }: { lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{t('loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} class="skeleton-line" />
      ))}
    </div>
  )
}

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>

type Tone = 'bad' | 'watch' | 'info' | 'good'
export function Notice({ tone, isAlert, children }: { tone: Tone; isAlert?: boolean; children: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} {...(isAlert && { role: 'alert' })}>
      {children}
    </div>
  )
}

let isFirst = true
/** The view's name; what led here is gone, so the focus goes to where one is now. */
export function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('page_title', { page: children })
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [children])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

export const Back = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="back" href={href}>
    <Icon name="back" />
    {children}
  </a>
)

export function Missing() {
  return (
    <main>
      <Heading>{t('not_found_title')}</Heading>
      <p>{t('not_found_text')}</p>
      <p class="actions">
        <a class="button" href="/field">
          {t('back_villages')}
        </a>
      </p>
    </main>
  )
}
