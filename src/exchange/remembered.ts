/** Answers to what is asked again and again: the names, days and times of a sheet are the same in many of its rows. */

const MOST = 10_000

/** What was answered is shared: nobody changes it. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as T
    if (known.size >= MOST) known.clear()
    const told = answer(text)
    known.set(text, told)
    return told
  }
}
