/** What the dot under the pointer or the focus says; a reader hears it as the link's name. Escape takes it away. */
import { useEffect, useState } from 'preact/hooks'
import { dotAt } from './dot.tsx'

interface TipShown {
  says: string
  x: number
  y: number
}
/** Half of the widest tip: it never leaves the map. */
const HALF = 130

export function Tip({ room }: { room: { current: HTMLDivElement | null } }) {
  const [tip, setTip] = useState<TipShown | null>(null)
  useEffect(() => {
    const box = room.current
    if (!box) return
    const over = ({ target }: Event) => {
      const dot = dotAt(target)
      if (!dot) return setTip(null)
      const [at, within] = [dot.getBoundingClientRect(), box.getBoundingClientRect()]
      setTip({
        says: dot.getAttribute('aria-label') ?? '',
        x: Math.min(Math.max(at.left + at.width / 2 - within.left, HALF), Math.max(HALF, within.width - HALF)),
        y: at.top - within.top,
      })
    }
    const hide = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') setTip(null)
    }
    const listened = [
      ['pointerover', over],
      ['focusin', over],
      ['pointerleave', hide],
      ['focusout', hide],
      ['keydown', hide],
    ] as const
    for (const [name, listener] of listened) box.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of listened) box.removeEventListener(name, listener)
    }
  }, [room])
  if (!tip) return null
  return (
    <p class="map-tip" aria-hidden="true" style={{ left: `${tip.x}px`, top: `${tip.y}px` }}>
      {tip.says}
    </p>
  )
}
