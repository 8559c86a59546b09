/** A draft is edited in one tab only; and while any is open, no update reloads a page. */

const PREFIX = 'yingxiang-draft:'
const open = new Set<string>()
const waiting = new Set<() => void>()

// missing in older browsers and without https
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks

/** Resolves with how to let go of it; null when another tab has it. Where tabs cannot know of each other, each may. */
export async function holdDraft(key: string): Promise<(() => void) | null> {
  const manager = locks()
  if (open.has(key)) return null
  open.add(key)
  const letGo = (): void => {
    open.delete(key)
    for (const call of waiting) call()
  }
  if (!manager) return letGo
  const release = await new Promise<(() => void) | null>((resolve, reject) => {
    const held = manager.request(PREFIX + key, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((done) => resolve(done))
    })
    held.then(letGo, reject)
  })
  return release
}

/** Resolves when nobody has it any more, in whichever tab; rejects when `signal` says that it no longer matters. */
export async function draftFreed(key: string, signal: AbortSignal): Promise<void> {
  const manager = locks()
  // let go of as soon as it is granted: whoever asks for it next finds it free
  if (manager) return manager.request(PREFIX + key, { signal }, () => undefined)
  await new Promise<void>((resolve) => {
    const stop = onDraftClosed(() => {
      if (open.has(key)) return
      stop()
      resolve()
    })
    signal.addEventListener('abort', stop)
  })
}

/** Calls whenever this tab has let go of a draft. */
export function onDraftClosed(call: () => void): () => void {
  waiting.add(call)
  return () => void waiting.delete(call)
}

export const isDraftOpenHere = (): boolean => open.size > 0

/** In whichever tab; where tabs cannot know of each other, in this one. */
export async function isDraftOpenAnywhere(): Promise<boolean> {
  if (isDraftOpenHere()) return true
  const { held = [] } = (await locks()?.query()) ?? {}
  return held.some(({ name }) => name?.startsWith(PREFIX))
}
