/**
 * Whose what is typed is, for kit/kept-drafts.ts, which forms load later: a module shared with them would take the shell's
 * one file apart into twenty.
 */
export function draftsOf(id: string): void {
  try {
    sessionStorage.setItem('drafts of', id)
  } catch {
    // then nothing is kept either
  }
}

/** All that whoever is signed in typed here. */
export function forgetDrafts(): void {
  try {
    const beginning = `draft ${sessionStorage.getItem('drafts of') ?? ''} `
    for (const store of [localStorage, sessionStorage]) {
      const own = Object.keys(store).filter((key) => key.startsWith(beginning))
      for (const key of own) store.removeItem(key)
    }
  } catch {
    // nothing was kept
  }
}
