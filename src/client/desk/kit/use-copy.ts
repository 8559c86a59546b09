/** Something to be copied: into the clipboard, or selected to be copied by hand. */
import { type RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../later-words.ts'

interface Copying<Shown extends HTMLElement> {
  /** Of what shows the text. */
  shown: RefObject<Shown | null>
  /** What became of it; empty before. */
  says: string
  copy: () => void
}

export function useCopy<Shown extends HTMLElement>(text: string): Copying<Shown> {
  const shown = useRef<Shown>(null)
  const [says, setSays] = useState('')
  const select = (): void => {
    if (shown.current) getSelection()?.selectAllChildren(shown.current)
    setSays(t('copy_by_hand'))
  }
  const copy = (): void => {
    // missing where the page came over plain http
    const { clipboard } = navigator as { clipboard?: Clipboard }
    if (!clipboard) return select()
    clipboard.writeText(text).then(() => setSays(t('copied')), select)
  }
  return { shown, says, copy }
}
