/** 说话: dictates into the field above, as far as the browser can; what is typed meanwhile goes before what is said. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { language } from '../../shared/words.ts'
import { t } from '../later-words.ts'
import {
  type Heard,
  heardIn,
  putBehind,
  type Recogniser,
  recogniserClass,
  type Unheard,
  whyUnheard,
} from './dictation.ts'
import { Button } from './states.tsx'
import './dictate.css'

interface Props {
  /** Of the field. */
  label: string
  value: string
  most: number | undefined
  set: (value: string) => void
}
export function Dictate({ label, ...field }: Props) {
  const { state, says, press } = useHearing(field)
  if (!recogniserClass()) return null
  return (
    <div class="dictate" data-dictate={state}>
      <Button
        class="quiet"
        data-do="dictate"
        label={
          <>
            <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
              <path d="M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM6 11.5a6 6 0 0 0 12 0M12 17.5v3M9 20.5h6" />
            </svg>
            {t(state === 'off' ? 'dictate' : 'dictate_stop')}
          </>
        }
        of={label}
        act={press}
      />
      <span role="status">{state === 'off' ? says && t(`dictate_${says}`) : t(`dictate_${state}`)}</span>
    </div>
  )
}

/** So long nobody is waited for who says nothing, or is not heard; longer while the browser asks whether it may. */
const PATIENCE_MS = 20_000
const ASKING_MS = 60_000
/** Pressed twice within this is pressed once. */
const HURRY_MS = 700

function useHearing({ value, most, set }: Omit<Props, 'label'>) {
  const [state, setState] = useState<'off' | 'starting' | 'on'>('off')
  const [says, setSays] = useState<Unheard>()
  const running = useRef<Recogniser | undefined>(undefined)
  const isFresh = useRef(false)
  const field = useRef({ value, set })
  field.current = { value, set }
  useEffect(() => () => running.current?.abort(), [])
  const end = (why?: Unheard) => {
    running.current = undefined
    setState('off')
    if (why) setSays(why)
  }
  const begin = (recogniser: Recogniser) => {
    const before = value
    let written = value
    const isOver = () => running.current !== recogniser
    const patience = (ms: number) => setTimeout(() => isOver() || (recogniser.abort(), end('no_voice')), ms)
    let waiting = patience(ASKING_MS)
    Object.assign(recogniser, {
      lang: language() === 'zh' ? 'zh-CN' : 'en-GB',
      interimResults: true,
      onstart: () => {
        if (isOver()) return
        clearTimeout(waiting)
        waiting = patience(PATIENCE_MS)
        setState('on')
      },
      onresult: ({ results }: { results: ArrayLike<Heard> }) => {
        if (isOver()) return
        if (field.current.value !== written) return recogniser.abort()
        clearTimeout(waiting)
        waiting = patience(PATIENCE_MS)
        written = putBehind(before, heardIn(results), language(), most)
        field.current.value = written
        field.current.set(written)
      },
      onerror: ({ error }: { error: string }) => isOver() || end(whyUnheard(error)),
      onend: () => {
        clearTimeout(waiting)
        if (!isOver()) end()
      },
    })
    running.current = recogniser
    isFresh.current = true
    setTimeout(() => (isFresh.current = false), HURRY_MS)
    setSays(undefined)
    setState('starting')
    try {
      recogniser.start()
    } catch {
      end('no_service')
    }
  }
  const press = () => {
    const Made = recogniserClass()
    const recogniser = running.current
    if (!recogniser) return Made && begin(new Made())
    if (isFresh.current) return
    if (state === 'on') return recogniser.stop()
    // one that does not even begin need not say that it ended
    recogniser.abort()
    end()
  }
  return { state, says, press }
}
