/** The index of what logs say, beside the database: made and kept up to date while others have their turns. */
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { NodeSqlite } from '../store/engine/node-sqlite.ts'
import { WordsFile } from '../store/engine/words-file.ts'
import { learnWords } from '../store/screening/log-words.ts'
import { messageOf } from './data-folder.ts'

/** Of a county's years it is made in minutes, once, and whoever asks meanwhile hardly waits for it. */
const OTHERS_MS = 15

/** Answers what takes in all that came since; without an index, logs are looked through one by one. */
export function wordsBeside(sql: NodeSqlite, path: string, log: (line: string) => void): () => Promise<void> {
  let words: WordsFile | undefined
  const learn = async (): Promise<void> => {
    try {
      words ??= openedOrMade(path)
      while (words.isOpen && (await learnWords(sql, words))) {
        sql.words = words
        await pause(OTHERS_MS)
      }
      sql.words = words
    } catch (error) {
      if (words?.isOpen !== false) log(`words: ${messageOf(error)}`)
    }
  }
  let running: Promise<void> | undefined
  return () => (running ??= learn().finally(() => (running = undefined)))
}

/** Whatever is wrong with it, it is made anew. */
function openedOrMade(path: string): WordsFile {
  try {
    return new WordsFile(path)
  } catch {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
    return new WordsFile(path)
  }
}
