/** Has something come near the screen? What is far below is not drawn until it has. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Who scrolls there finds it drawn. */
const SCREENS = 2
const cannotTell = !('IntersectionObserver' in globalThis)

/** The address names a part of the page that it is in. */
const isAskedFor = (element: Element): boolean =>
  document.getElementById(location.hash.slice(1))?.contains(element) === true

/** Known before anything is painted: what is on the screen already would jump, if it were drawn a moment later. */
const isHere = (element: Element): boolean => element.getBoundingClientRect().top < (SCREENS + 1) * innerHeight

/** Once true it stays so. At once where nothing tells, for a link that leads there, and on paper. */
export function useNear(of: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(cannotTell)
  useLayoutEffect(() => {
    const element = of.current
    if (isNear || !element) return
    const come = () => setNear(true)
    if (isAskedFor(element) || isHere(element)) return come()
    const observer = new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && come(), {
      rootMargin: `${SCREENS * 100}% 0px`,
    })
    observer.observe(element)
    addEventListener('beforeprint', come)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', come)
    }
  }, [isNear, of])
  return isNear
}
