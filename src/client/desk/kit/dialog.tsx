/** A window over the page, open while it is drawn: Escape and its own buttons close it. */
import type { ComponentChildren, RefObject } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

interface Opened {
  room: RefObject<HTMLDialogElement | null>
  shut: () => void
}

export function useDialog(): Opened {
  const room = useRef<HTMLDialogElement>(null)
  // before it is painted: the next letter is for what is in it
  useLayoutEffect(() => room.current?.showModal(), [])
  return { room, shut: () => room.current?.close() }
}

interface Props {
  of: Opened
  title: string
  /** A large one, of the page's own kind. */
  isLarge?: boolean
  close: () => void
  children: ComponentChildren
}

export function Dialog({ of: { room }, title, isLarge, close, children }: Props) {
  const id = useId()
  return (
    <dialog ref={room} class={isLarge ? 'window' : 'dialog'} aria-labelledby={id} onClose={close}>
      {isLarge ? <h2 id={id}>{title}</h2> : <h3 id={id}>{title}</h3>}
      {children}
    </dialog>
  )
}
