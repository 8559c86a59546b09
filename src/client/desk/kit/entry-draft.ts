/** A form's fields as they are typed, and which of them differ from what is kept. */
export type Draft = Record<string, string>

/** Only what differs is remembered: a field typed back to what it was is no change. */
export function withTyped<D extends Draft>(
  typed: Partial<D>,
  base: D,
  name: keyof D & string,
  value: string,
): Partial<D> {
  const { [name]: _, ...rest } = typed
  return (value === base[name] ? rest : { ...rest, [name]: value }) as Partial<D>
}

export const changedFields = <D extends Draft>(base: D, draft: D): (keyof D & string)[] =>
  Object.keys(draft).filter((name) => draft[name]?.trim() !== base[name])

/** Names on one line, however they were set apart: 三清 / 三清寺、老三清. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\n/|,;，；、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** A field of several names; none at all is none. */
export const NAMES_FIELD = {
  print: (names: unknown): string => (Array.isArray(names) ? names.join('、') : ''),
  read: (text: string): string[] | undefined => (text === '' ? undefined : namesIn(text)),
}

/** The code after the highest of its kind: film-041 after film-040. */
export function nextCode(codes: string[], start: string): string {
  const numbers = codes.flatMap((code) => (code.startsWith(start) ? [Number(code.slice(start.length))] : []))
  const highest = Math.max(0, ...numbers.filter((number) => Number.isInteger(number)))
  return `${start}${String(highest + 1).padStart(start === 'team-' ? 2 : 3, '0')}`
}
