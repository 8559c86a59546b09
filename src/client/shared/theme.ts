/** Light or dark: the system's choice unless one was made on this device. */
import { useEffect, useState } from 'preact/hooks'
import { remember } from './keep.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** public/theme.js reads the same key before the first paint. */
const KEY = 'theme'
const followers = new Set<() => void>()

export function themeNow(): Theme {
  const chosen = document.documentElement.dataset['theme']
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function setTheme(next: Theme): void {
  remember(KEY, next === 'system' ? null : next)
  wear(next)
}

function wear(next: Theme): void {
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  for (const follow of followers) follow()
}

/** Paper is white: what was drawn for the dark is drawn again for the printer, and back. */
export function lightForPrint(): void {
  let before: Theme = 'system'
  addEventListener('beforeprint', () => {
    before = themeNow()
    wear('light')
  })
  addEventListener('afterprint', () => wear(before))
}

/** What is read while the page wears its light colours; nothing is painted in between. */
export function inLight<T>(read: () => T): T {
  const { dataset } = document.documentElement
  const before = dataset['theme']
  dataset['theme'] = 'light'
  try {
    return read()
  } finally {
    if (before === undefined) delete dataset['theme']
    else dataset['theme'] = before
  }
}

/** Calls again whenever colours change, whoever changed them; the count is new each time. */
export function useColours(): number {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    const follow = () => setChanges((count) => count + 1)
    const system = matchMedia('(prefers-color-scheme: dark)')
    followers.add(follow)
    system.addEventListener('change', follow)
    return () => {
      followers.delete(follow)
      system.removeEventListener('change', follow)
    }
  }, [])
  return changes
}
