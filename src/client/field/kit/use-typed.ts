/** A number's own text while it is typed: it stays as it was typed, also while it is no number. */
import { useState } from 'preact/hooks'
import { numberIn } from '../log/log-draft.ts'

export interface Typed {
  text: string
  /** Left, and what stands there is no number. */
  isWrong: boolean
  isLeft: boolean
  type: (text: string) => void
  enter: () => void
  leave: () => void
}

/** `set` is told the number, undefined for what is none. */
export function useTyped(value: number | undefined, set: (value: number | undefined) => void): Typed {
  const [typed, setTyped] = useState('')
  const [isLeft, setLeft] = useState(value !== undefined)
  // what came from elsewhere, by a button or from the draft, is shown instead
  const text = numberIn(typed) === value ? typed : String(value ?? '')
  return {
    text,
    isLeft,
    isWrong: isLeft && text.trim() !== '' && value === undefined,
    type: (next) => {
      setTyped(next)
      set(numberIn(next))
    },
    enter: () => setLeft(false),
    leave: () => setLeft(true),
  }
}
