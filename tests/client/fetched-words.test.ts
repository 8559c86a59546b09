/** Sentences of a built page: fetched in one language, and in the other when it is asked for. */
import { expect, test } from 'vitest'
import { fetchedWords, fetchWords } from '../../src/client/shared/fetched-words.ts'

const NIGHT = { zh: ['放映', '村'], en: ['Screening', 'Village'] }

/** A file of two words, and what was asked for it. */
function aFile(meanwhile?: () => void) {
  const asked: string[] = []
  const fetch = (language: 'zh' | 'en') => async () => {
    asked.push(language)
    meanwhile?.()
    return { default: NIGHT[language] }
  }
  return { asked, words: fetchedWords('show village', fetch('zh'), fetch('en')) }
}

test('only the language that is read is fetched, once', async () => {
  const { asked, words } = aFile()
  expect(Object.keys(words)).toEqual(['show', 'village'])
  await fetchWords('zh')
  await fetchWords('zh')
  expect(asked).toEqual(['zh'])
  expect(words).toEqual({ show: ['放映', ''], village: ['村', ''] })
})

test('the other comes beside it, and reaches whoever took the words before', async () => {
  const { asked, words } = aFile()
  const all = { ...words }
  await fetchWords('zh')
  await fetchWords('en')
  expect(asked).toEqual(['zh', 'en'])
  expect(all).toEqual({ show: ['放映', 'Screening'], village: ['村', 'Village'] })
})

test('words of code that comes meanwhile are waited for, too', async () => {
  let later: ReturnType<typeof aFile> | undefined
  aFile(() => (later ??= aFile()))
  await fetchWords('en')
  expect(later?.words).toEqual({ show: ['', 'Screening'], village: ['', 'Village'] })
})

test('what could not be fetched is fetched at the next try', async () => {
  let isOnline = false
  const zh = () => (isOnline ? Promise.resolve({ default: ['放映'] }) : Promise.reject(new Error('offline')))
  const words = fetchedWords('show', zh, zh)
  await expect(fetchWords('zh')).rejects.toThrow('offline')
  isOnline = true
  await fetchWords('zh')
  expect(words['show']).toEqual(['放映', ''])
})
