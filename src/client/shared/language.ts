/** The language of the screens: kept on this device, said on <html>, followed by every screen. */
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { recall, remember } from './keep.ts'
import { language, speak } from './words.ts'

const KEY = 'language'
const followers = new Set<() => void>()

export function startLanguage(): void {
  take(recall(KEY) === 'en' ? 'en' : 'zh')
}

export function setLanguage(next: Language): void {
  remember(KEY, next)
  take(next)
  for (const follow of followers) follow()
}

function take(next: Language): void {
  speak(next)
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

export function useLanguage(): Language {
  const [now, setNow] = useState(language)
  useEffect(() => {
    const follow = () => setNow(language())
    followers.add(follow)
    return () => void followers.delete(follow)
  }, [])
  return now
}
