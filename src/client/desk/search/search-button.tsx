/** The way to the search: a button in the rail, and the key / from anywhere but where one types. */
import { useLayoutEffect, useState } from 'preact/hooks'
import { areKeysOn } from '../kit/keys-on.ts'
import { Icon } from '../kit/marks.tsx'
import { pressOf } from '../review/review-keys.ts'
import { t } from '../words.ts'
import { Palette } from './palette.tsx'

export function SearchButton() {
  const [isOpen, setOpen] = useState(false)
  // with the button itself, not a moment after it
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, isModified, focus } = pressOf(event)
      if (key !== '/' || isModified || focus === 'typing' || !areKeysOn()) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" class="search-button" aria-keyshortcuts="/" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span>{t('search')}</span>
        <kbd aria-hidden="true">/</kbd>
      </button>
      {isOpen && <Palette close={() => setOpen(false)} />}
    </>
  )
}
