/** The parts of a page, each at its own address. */
import { t, type Key } from '../later-words.ts'

interface Props<P extends string> {
  page: string
  label: string
  parts: readonly (readonly [P, Key])[]
  here: P
}

export const Parts = <P extends string>({ page, label, parts, here }: Props<P>) => (
  <nav class="parts" aria-label={label}>
    {parts.map(([part, title], index) => (
      <a
        key={part}
        href={index === 0 ? `/${page}` : `/${page}?part=${part}`}
        aria-current={part === here ? 'page' : undefined}
      >
        {t(title as 'register_title')}
      </a>
    ))}
  </nav>
)

/** The part an address names; the first when it names none we know. */
export function partIn<P extends string>(search: string, parts: readonly (readonly [P, Key])[]): P {
  const asked = new URLSearchParams(search).get('part')
  const found = parts.find(([part]) => part === asked) ?? parts[0]
  if (!found) throw new Error('a page without parts')
  return found[0]
}
