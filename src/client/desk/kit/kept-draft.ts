/** What is typed in a form stays through a refusal, a reload or signing in again, until it is saved or put away. */
import { useState } from 'preact/hooks'
import { type Draft, withTyped } from './entry-draft.ts'

const nameOf = (key: string): string => `draft ${key}`

function recalled<D extends Draft>(key: string): Partial<D> {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(key)) ?? '{}') as Partial<D>
  } catch {
    return {}
  }
}

function kept(key: string, typed: Draft): void {
  try {
    if (Object.keys(typed).length === 0) sessionStorage.removeItem(nameOf(key))
    else sessionStorage.setItem(nameOf(key), JSON.stringify(typed))
  } catch {
    // it still stands in the form
  }
}

export interface KeptDraft<D extends Draft> {
  draft: D
  set: (name: keyof D & string) => (value: string) => void
  clear: () => void
}

/** Under a name it outlives the page; without one it lasts as long as the form. */
export function useKeptDraft<D extends Draft>(key: string | undefined, base: D): KeptDraft<D> {
  const [typed, setTyped] = useState(() => (key === undefined ? {} : recalled<D>(key)))
  // a browser that knows the passwords fills in several at once
  const change = (next: (before: Partial<D>) => Partial<D>) =>
    setTyped((before) => {
      const after = next(before)
      if (key !== undefined) kept(key, after as Draft)
      return after
    })
  return {
    draft: { ...base, ...typed },
    set: (name) => (value) => change((before) => withTyped(before, base, name, value)),
    clear: () => change(() => ({})),
  }
}
