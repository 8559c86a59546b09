/**
 * What is typed and not sent yet, by whose it is: nobody else at the same machine finds it, and whoever signs out takes it
 * along. A form's lasts as long as its tab; what takes days to write outlives the browser.
 */
const beginning = (): string => `draft ${sessionStorage.getItem('drafts of') ?? ''} `
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
