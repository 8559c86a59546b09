/** The network somebody calls from: one IPv4 address, or the 64 bits of an IPv6 address that one customer has. */

const V4 = /^(?:\d{1,3}\.){3}\d{1,3}$/
/** An address as proxies write it: with a port, in brackets, with the name of an interface. */
const bare = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*?)\](:\d+)?$/, '$1')
    .replace(/^((?:\d{1,3}\.){3}\d{1,3}):\d+$/, '$1')
    .replace(/%.*$/, '')
const MOST_CHARACTERS = 45

export function networkOf(address: string): string {
  const text = bare(address)
  if (V4.test(text)) return text
  const [, mapped] = /^::ffff:((?:\d{1,3}\.){3}\d{1,3})$/.exec(text) ?? []
  if (mapped !== undefined) return mapped
  const groups = groupsOf(text)
  if (!groups) return text.slice(0, MOST_CHARACTERS)
  return mappedIn(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

/** IPv4 within IPv6, written in hexadecimal. */
function mappedIn(groups: string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  return groups
    .slice(6)
    .flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
    .join('.')
}

/** The eight groups of an IPv6 address, without leading zeros; null for what is none. */
function groupsOf(text: string): string[] | null {
  if (!/^[\da-f:.]+$/.test(text) || !text.includes(':')) return null
  const [before = '', after, ...rest] = text.split('::')
  if (rest.length > 0) return null
  const head = split(before)
  const tail = split(after ?? '')
  const missing = 8 - head.length - tail.length
  if (after === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return groups.every((group) => /^[\da-f]{1,4}$/.test(group))
    ? groups.map((group) => group.replace(/^0+(?=.)/, ''))
    : null
}

/** An IPv4 address at the end stands for two groups, of which only the number matters here. */
const split = (part: string): string[] =>
  part === '' ? [] : part.replace(/(?:\d{1,3}\.){3}\d{1,3}$/, '0:0').split(':')
