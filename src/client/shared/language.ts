/** The language of the screens: kept on this device, said on <html>, followed by every screen. */
import type { Language } from '../../domain/sentence.ts'
import { fetchWords } from './fetched-words.ts'
import { following } from './following.ts'
import { recall, remember } from './keep.ts'
import { language, speak } from './words.ts'

/** public/theme.js reads the same key to ask for the words early. */
const KEY = 'language'
const { useNow, tellAll } = following()
let chosen: Language = 'zh'

/** Nothing is drawn before its words are there. */
export async function startLanguage(): Promise<void> {
  chosen = recall(KEY) === 'en' ? 'en' : 'zh'
  take(chosen)
  await fetchWords(chosen)
}

/** Everything stays as it is until the other words are there; false where they cannot be fetched. */
export async function setLanguage(next: Language): Promise<boolean> {
  chosen = next
  try {
    await fetchWords(next)
  } catch {
    return false
  }
  // whoever changed their mind meanwhile gets what they chose last
  if (chosen !== next) return true
  remember(KEY, next)
  take(next)
  tellAll()
  return true
}

/** A view whose code has come, once its words have come too. */
export async function withWords<View>(view: View): Promise<View> {
  let spoken: Language
  do {
    spoken = language()
    await fetchWords(spoken)
  } while (spoken !== language())
  return view
}

function take(next: Language): void {
  speak(next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

export const useLanguage = (): Language => useNow(language)
