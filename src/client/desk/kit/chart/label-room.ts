/** Where a chart has room for a label: beside those that are there already, and whole. */

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const covers = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const moved = ({ left, right, top, bottom }: Box, x: number, y: number): Box => ({
  ...{ left: left + x, right: right + x },
  ...{ top: top + y, bottom: bottom + y },
})

/** How far a box that reaches from `start` to `end` must go to lie between two edges. */
const inward = (start: number, end: number, first: number, last: number): number =>
  Math.max(first - start, 0) || Math.min(last - end, 0)

/** The nearest place straight above or below where it covers no other; where there is none, it stays. */
export function freeBox(wanted: Box, taken: Box[], room: Box): Box {
  const within = moved(
    wanted,
    inward(wanted.left, wanted.right, room.left, room.right),
    inward(wanted.top, wanted.bottom, room.top, room.bottom),
  )
  const height = within.bottom - within.top
  for (let step = 0; step * height < 2 * (room.bottom - room.top); step++) {
    // 0, then a little down and up, then further
    const y = (Math.ceil(step / 2) * height * (step % 2 === 0 ? -1 : 1)) / 2
    const box = moved(within, 0, y)
    const isWhole = box.top >= room.top && box.bottom <= room.bottom
    if (isWhole && !taken.some((other) => covers(box, other))) return box
  }
  return within
}

/** Which of so many names are written where each has so little room: the last one, and back from there every so many. */
export function namedOf(count: number, slot: number, width: number): boolean[] {
  const step = Math.max(1, Math.ceil(width / Math.max(1, slot)))
  return Array.from({ length: count }, (_, i) => (count - 1 - i) % step === 0)
}
