/** What a code that was scanned says: a link to a page of ours, or what else a phone may be held at. */
import { shownIn } from '../../../domain/screening/cadre.ts'
import { carriedIn } from '../../../domain/screening/cadre-carried.ts'
import { namesIn } from '../../shared/place.ts'
import { enrolmentCode } from '../door/door-ways.ts'
import { MACHINE } from '../routes.ts'

/** `torn`: begins as a receipt's, and says nothing. `none` is all that neither the office nor a phone of it has made. */
export type Scanned =
  | { kind: 'enrolment'; code: string }
  /** `isAnswer`: what a villager said of it, to be scanned on its receipt. */
  | { kind: 'show'; id: string; isAnswer?: true }
  | { kind: 'machine'; code: string; village: string | undefined }
  | { kind: 'digits' | 'torn' | 'none' }

export function scanned(text: string): Scanned {
  const line = text.normalize('NFKC').trim()
  if (/^\d{3}[\s-]?\d{3}$/.test(line)) return { kind: 'digits' }
  const answered = shownIn(carriedIn(line)?.link ?? '')
  if (answered) return { kind: 'show', id: answered.id, isAnswer: true }
  // whichever of the office's hosts it was printed with
  const [, path, search = '', hash = ''] = /^https?:\/\/[^/?#]+(\/[^?#]*)(\?[^#]*)?(#.*)?$/i.exec(line) ?? []
  if (path === undefined) return { kind: 'none' }
  const code = enrolmentCode(hash)
  if (code !== null) return { kind: 'enrolment', code }
  const machine = namesIn(MACHINE, path)?.['code']
  const village = new URLSearchParams(search).get('village') ?? undefined
  if (machine !== undefined) return { kind: 'machine', code: machine, village }
  const link = namesIn('/c/{link}', path)?.['link']
  const [id = link === undefined ? undefined : shownIn(link)?.id] = OF_LOGS.flatMap(
    (address) => namesIn(address, path)?.['id'] ?? [],
  )
  if (id !== undefined) return { kind: 'show', id }
  return { kind: link === undefined ? 'none' : 'torn' }
}

/** On papers of the office, and in the phone itself. */
const OF_LOGS = ['/logs/{id}', '/field/logs/{id}', '/field/logs/{id}/receipt']
