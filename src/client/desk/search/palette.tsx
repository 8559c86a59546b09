/** The search from anywhere: a box in a window, what it finds while one types, and the last questions before that. */
import { useEffect, useId, useState } from 'preact/hooks'
import { search } from '../../../contract/register.ts'
import { isEarlier, useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { Button } from '../kit/buttons.tsx'
import { useDialog } from '../kit/dialog.tsx'
import { areKeysOn, isComposing, pressOf, useKeyPress } from '../kit/keys-on.ts'
import { Icon } from '../kit/marks.tsx'
import { Failure } from '../kit/section.tsx'
import { t } from '../words.ts'
import {
  asked as askedFor,
  forgetSearches,
  type Hit,
  HitLine,
  hitsOf,
  type Kind,
  KINDS,
  LONGEST,
  recentSearches,
  rememberSearch,
  searchPath,
  stepTo,
} from './hits.tsx'

/** The way to it: a button in the rail, and the key / from anywhere but where one types. */
export function SearchButton() {
  const [isOpen, setOpen] = useState(false)
  useKeyPress((event) => {
    const { key, isModified, focus } = pressOf(event)
    if (key !== '/' || isModified || focus === 'typing' || !areKeysOn()) return
    event.preventDefault()
    setOpen(true)
  })
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

/** As many of each kind as fit without scrolling. */
const EACH = 4
const PAUSE = 120

/** What was typed, a moment after the last key. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function Palette({ close }: { close: () => void }) {
  const { room } = useDialog()
  const id = useId()
  const [text, setText] = useState('')
  const q = useSettled(text.trim())
  const load = useAsk(search.everything, askedFor(q, EACH))
  // what an arrow key stood on is another thing in another answer
  const [chosen, choose] = useState({ of: load.of, at: -1 })
  const at = chosen.of === load.of ? chosen.at : -1
  const setAt = (to: number) => choose({ of: load.of, at: to })
  const isAnswered = q !== '' && load.data !== undefined && !isEarlier(load)
  const hits = q !== '' && load.data ? hitsOf(load.data) : []
  const leave = (asked: string, href?: string) => {
    rememberSearch(asked)
    close()
    if (href) go(href)
  }
  const press = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt(stepTo(at, event.key === 'ArrowDown' ? 1 : -1, hits.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const asked = text.trim()
      const hit = hits[at]
      if (hit) leave(asked, hit.href)
      else if (asked !== '') leave(asked, searchPath(asked))
    }
  }
  return (
    <dialog ref={room} class="window palette" aria-label={t('search')} onClose={close}>
      <div class="palette-box">
        <input
          type="text"
          role="combobox"
          aria-label={t('search_all_hint')}
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-found`}
          aria-autocomplete="list"
          aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
          placeholder={t('search_all_hint')}
          autocomplete="off"
          autofocus
          maxLength={LONGEST}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value)
            setAt(-1)
          }}
          onKeyDown={press}
        />
        <Button class="quiet" label={t('close')} onClick={close} />
      </div>
      {load.problem && q !== '' && <Failure problem={load.problem} retry={load.reload} />}
      <div id={`${id}-found`} role="listbox" aria-label={t('search_found')} class="palette-found" tabIndex={-1}>
        {KINDS.map((kind) => (
          <Kindred key={kind} id={id} kind={kind} hits={hits} at={at} pick={() => leave(text)} />
        ))}
      </div>
      <p class="soft" role="status">
        {isAnswered && (hits.length === 0 ? t('search_nothing', { q }) : t('search_keys', { count: hits.length }))}
      </p>
      {text === '' && <Recent pick={(asked) => leave(asked, searchPath(asked))} />}
    </dialog>
  )
}

function Kindred({ id, kind, hits, at, pick }: { id: string; kind: Kind; hits: Hit[]; at: number; pick: () => void }) {
  if (!hits.some((hit) => hit.kind === kind)) return null
  return (
    <div role="group" aria-label={t(`search_${kind}`)}>
      <p class="soft" aria-hidden="true">
        {t(`search_${kind}`)}
      </p>
      {hits.map(
        (hit, i) =>
          hit.kind === kind && (
            <a
              key={hit.href}
              id={`${id}-${i}`}
              href={hit.href}
              tabIndex={-1}
              role="option"
              aria-selected={i === at}
              class="palette-hit"
              onClick={pick}
            >
              <HitLine hit={hit} />
            </a>
          ),
      )}
    </div>
  )
}

function Recent({ pick }: { pick: (asked: string) => void }) {
  const [recent, setRecent] = useState(recentSearches)
  const forget = () => {
    forgetSearches()
    setRecent([])
  }
  if (recent.length === 0) return <p class="soft">{t('search_how')}</p>
  return (
    <div class="palette-recent">
      <p class="soft">{t('search_recent')}</p>
      <p class="actions">
        {recent.map((asked) => (
          <Button key={asked} class="chip" label={asked} onClick={() => pick(asked)} />
        ))}
        <Button class="quiet" label={t('search_forget')} onClick={forget} />
      </p>
    </div>
  )
}
