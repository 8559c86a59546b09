/**
 * What is typed and not sent yet, by whose it is: nobody else at the same machine finds it, and whoever signs out takes it
 * along. A form's lasts as long as its tab; what takes days to write outlives the browser.
 */
let owner = ''
/** Whoever is signed in. */
export const draftsOf = (id: string): void => void (owner = id)

const beginning = (): string => `draft ${owner} `
const storeOf = (isLasting: boolean): Storage => (isLasting ? localStorage : sessionStorage)

export function recalled<D extends Record<string, string>>(key: string, isLasting: boolean): Partial<D> {
  try {
    return JSON.parse(storeOf(isLasting).getItem(beginning() + key) ?? '{}') as Partial<D>
  } catch {
    return {}
  }
}

export function kept(key: string, typed: Record<string, string>, isLasting: boolean): void {
  try {
    const store = storeOf(isLasting)
    if (Object.keys(typed).length === 0) store.removeItem(beginning() + key)
    else store.setItem(beginning() + key, JSON.stringify(typed))
  } catch {
    // it still stands in the form
  }
}

/** All that whoever is signed in typed here. */
export function forgetDrafts(): void {
  try {
    for (const store of [localStorage, sessionStorage]) {
      const own = Object.keys(store).filter((key) => key.startsWith(beginning()))
      for (const key of own) store.removeItem(key)
    }
  } catch {
    // nothing was kept
  }
}
