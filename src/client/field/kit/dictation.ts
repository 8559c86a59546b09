/** What is dictated: how it is put behind what stands in a field, and why nothing came; the hearing is the browser's own. */
import type { Language } from '../../../domain/sentence.ts'

/** As much of the browser's recogniser as is used. */
export interface Recogniser {
  start: () => void
  stop: () => void
  abort: () => void
}
export type Heard = ArrayLike<{ transcript: string }>
type Made = new () => Recogniser

/** None in many browsers; that there is one does not say that it can reach what it hears with. */
export const recogniserClass = (): Made | undefined => {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as Record<string, unknown>
  return (SpeechRecognition ?? webkitSpeechRecognition) as Made | undefined
}

/** All that was understood so far: it grows, and its end may still change. */
export const heardIn = (results: ArrayLike<Heard>): string =>
  Array.from(results, (heard) => heard[0]?.transcript ?? '')
    .join('')
    .trim()

/** Never in place of what stands there. `most` is how long the whole may be. */
export function putBehind(before: string, heard: string, language: Language, most = Infinity): string {
  if (heard === '') return before
  const isOpen = before === '' || /[\s，。；、！？,.;!?]$/.test(before)
  const between = isOpen ? '' : language === 'zh' ? '，' : ' '
  return before + (between + heard).slice(0, Math.max(0, most - before.length))
}

export type Unheard = 'refused' | 'no_service' | 'no_signal' | 'no_voice' | 'no_microphone'
const WHY = new Map<string, Unheard>([
  ['not-allowed', 'refused'],
  ['service-not-allowed', 'no_service'],
  ['language-not-supported', 'no_service'],
  ['network', 'no_signal'],
  ['no-speech', 'no_voice'],
  ['audio-capture', 'no_microphone'],
])
/** Nothing of what somebody stopped himself. */
export const whyUnheard = (error: string): Unheard | undefined => WHY.get(error)
