/** The page of a bulletin's bundle: opened from a file, it works everything out anew from what it carries, and compares the files beside it. */
import {
  BUNDLE_FILES,
  type BundleFault,
  bundleNumber,
  type BundleTexts,
  checkBundle,
} from '../../domain/report/bundle.ts'
import { fill } from '../../domain/sentence.ts'
import { digestOf } from '../../domain/trail/sha256.ts'
import { bundleWords, type Pair } from './words.ts'

function element(tag: string, text: string, into: Element, kind = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (kind) made.className = kind
  into.append(made)
  return made
}
/** Chinese first, English beside. */
function said(tag: string, [zh, en]: Pair, into: Element, kind = ''): void {
  const made = element(tag, `${zh} `, into, kind)
  element('span', en, made).lang = 'en'
}
const filled = ([zh, en]: Pair, facts: Record<string, string | number>): Pair => [
  fill(zh, facts, 'zh'),
  fill(en, facts, 'en'),
]

const faultSaid = (fault: BundleFault): Pair => {
  const fact = 'name' in fault ? fault.name : 'number' in fault ? fault.number : ''
  return filled(bundleWords[`fault_${fault.is}`], { what: fact })
}

function show(texts: BundleTexts, into: Element): void {
  const { targets, faults } = checkBundle(texts)
  const { no } = JSON.parse(texts['bulletin.json']) as { no: string }
  const [year = '', number = ''] = no.split('-')
  said('h1', filled(bundleWords.title, { year, number }), into)
  said('p', bundleWords.number, into)
  element('code', bundleNumber(texts), into).id = 'number'
  said('h2', bundleWords.result, into)
  const list = element('ul', '', into)
  list.id = 'faults'
  for (const fault of faults) said('li', faultSaid(fault), list, 'bad')
  if (faults.length === 0) said('p', bundleWords.good, into, 'good')
  said('h2', bundleWords.totals, into)
  const table = element('table', '', into)
  const head = element('tr', '', table)
  for (const name of ['target', 'printed', 'again', 'logs', 'fits'] as const) said('th', bundleWords[name], head)
  for (const { name, printed, credit, logs, fits } of targets) {
    const row = element('tr', '', table)
    const cells = [name, String(printed), `${Math.floor(credit / 60)} (${credit}/60)`, String(logs)]
    for (const cell of cells) element('td', cell, row)
    said('td', fits ? bundleWords.yes : bundleWords.no, row, fits ? 'good' : 'bad')
  }
}

/** Files beside the page, by their bytes. */
function compare(texts: BundleTexts, into: Element): void {
  said('h2', bundleWords.files, into)
  said('p', bundleWords.choose, into)
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.ariaLabel = bundleWords.files.join(' ')
  const answers = document.createElement('ul')
  answers.id = 'files'
  into.append(input, answers)
  // the same files once more are a choice, too
  input.addEventListener('click', () => (input.value = ''))
  input.addEventListener('change', () => {
    answers.replaceChildren()
    for (const file of input.files ?? []) {
      void file.arrayBuffer().then((bytes) => {
        const name = BUNDLE_FILES.find((one) => one === file.name)
        if (!name) return
        const isSame = digestOf(new Uint8Array(bytes)) === digestOf(texts[name])
        said(
          'li',
          filled(isSame ? bundleWords.file_same : bundleWords.file_differs, { what: name }),
          answers,
          isSame ? 'good' : 'bad',
        )
      })
    }
  })
}

const main = document.querySelector('main')
const carried = document.getElementById('files-carried')?.textContent
if (main && carried) {
  try {
    const texts = JSON.parse(carried) as BundleTexts
    show(texts, main)
    compare(texts, main)
  } catch {
    said('p', bundleWords.unreadable, main, 'bad')
  }
}
