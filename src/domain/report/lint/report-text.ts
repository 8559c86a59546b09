/** A report's text cut into paragraphs, sentences and clauses, each with its place, whatever digits and signs it is typed with. */

export interface Place {
  from: number
  to: number
}

export interface Clause extends Place {
  text: string
}

/** A sentence ends with a full stop, a semicolon or its cell of a table. Its topic is what the headings above it say, the nearest last. */
export interface ReportSentence extends Place {
  text: string
  clauses: Clause[]
  topic: string
  paragraph: number
  index: number
}

export interface ReportText {
  /** As it was sent; every place is one of it. */
  original: string
  /** The same length, with half-width digits and full-width signs. */
  plain: string
  /** Where the report ends: what follows is a web page's list of other articles. */
  end: number
  paragraphs: Clause[]
  sentences: ReportSentence[]
}

const FULL_WIDTH: Record<string, string> = {
  '％': '%',
  '．': '.',
  '(': '（',
  ')': '）',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '\u00a0': ' ',
  '\u3000': ' ',
}

/** Character for character, so that places stay what they are; a comma between thousands stays one. */
export const plainOf = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 48))
    .replace(/[％．();:?!\u00a0\u3000]/g, (sign) => FULL_WIDTH[sign] ?? sign)
    .replace(/(?<!\d),|,(?!\d{3}(?!\d))/g, '，')

const OTHER_ARTICLES = /^【[^】\n]{0,80}】\s{0,4}相关文章/m
/** 一、 （一） 1. at the beginning of a line. */
const HEADING = /^\s{0,8}(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?!\d))/
const SENTENCE_END = /[。！？；\t]/g
const CLAUSE_END = /[，：。；！？（）]/g
const LONGEST_HEADING = 80
const LONGEST_SENTENCE = 2000
const LONGEST_CLAUSE = 400

export function readText(original: string): ReportText {
  const plain = plainOf(original)
  const end = OTHER_ARTICLES.exec(plain)?.index ?? plain.length
  const paragraphs = cut({ from: 0, to: end }, plain, /\n/g, plain.length)
  const sentences: ReportSentence[] = []
  let topics = titleOf(paragraphs[0]?.text ?? '')
  for (const [paragraph, place] of paragraphs.entries()) {
    for (const [i, sentence] of cut(place, plain, SENTENCE_END, LONGEST_SENTENCE).entries()) {
      const level = i === 0 ? headingLevel(sentence.text) : undefined
      if (level !== undefined) {
        topics = [
          ...topics.filter((above) => above.level < level),
          { level, text: sentence.text.slice(0, LONGEST_HEADING) },
        ]
      }
      sentences.push({
        ...sentence,
        clauses: cut(sentence, plain, CLAUSE_END, LONGEST_CLAUSE),
        topic: topics.map(({ text }) => text).join(' '),
        paragraph,
        index: sentences.length,
      })
    }
  }
  return { original, plain, end, paragraphs, sentences }
}

/** A first line without a full stop is what the whole is about; the office that writes it is not. */
const titleOf = (text: string): { level: number; text: string }[] =>
  text.length > LONGEST_HEADING || /[。；]/.test(text) || HEADING.test(text)
    ? []
    : [{ level: 0, text: text.trim().replace(/^\S{2,20}?局(?=\S)/, '') }]

function headingLevel(text: string): number | undefined {
  const mark = HEADING.exec(text)?.[0].trim()
  if (mark === undefined || text.length > LONGEST_HEADING * 2) return undefined
  return mark.endsWith('、') && !/^\d/.test(mark) ? 1 : mark.startsWith('（') ? 2 : 3
}

/** Pieces between signs, each with the sign that ends it; a sign alone is none, and what is endless is cut. */
function cut({ from, to }: Place, plain: string, sign: RegExp, longest: number): Clause[] {
  const pieces: Clause[] = []
  const text = plain.slice(from, to)
  let at = 0
  const add = (end: number): void => {
    for (; at < end; at = Math.min(end, at + longest)) {
      const piece = text.slice(at, Math.min(end, at + longest))
      if (piece.length > 1 || /[\p{L}\p{N}]/u.test(piece))
        pieces.push({ from: from + at, to: from + at + piece.length, text: piece })
    }
  }
  for (const found of text.matchAll(sign)) add(found.index + 1)
  add(text.length)
  return pieces
}

/** The line's own mark before its words: 3. or （二） */
export const withoutMark = (text: string): string => text.replace(HEADING, '').trimStart()

/** Sentences lie in order. */
export function sentenceAt(sentences: ReportSentence[], at: number): ReportSentence | undefined {
  let [low, high] = [0, sentences.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const one = sentences[middle]
    if (!one) return undefined
    if (at < one.from) high = middle - 1
    else if (at >= one.to) low = middle + 1
    else return one
  }
  return undefined
}
