/** What an entry of the outbox is, in a line: its kind, its village, its day. */
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { dayOf, shortDay } from '../../shared/format.ts'
import { entryPath, faultPath, logPath, testPath } from '../routes.ts'
import { t } from '../later-words.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { photosLeft } from './entry-look.ts'
import { EntryMark } from '../kit/states.tsx'
import { usePhone } from '../phone/phone.ts'

type Told = Record<string, unknown>
export const toldIn = ({ body }: Pick<Entry, 'body'>): Told =>
  typeof body === 'object' && body !== null ? (body as Told) : {}
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export const kindOf = (entry: Entry): string => t(`kind_${entry.kind}`)

/** The village it is about; of steps and witnesses, that of the fault. */
export function villageOf(entry: Entry, copy: FieldCopy | undefined, entries: readonly Entry[]): string {
  const code = text(toldIn(entry)['villageCode']) ?? codeOfFault(entry, copy, entries)
  return copy?.villages.find((village) => village.code === code)?.name ?? code ?? ''
}

function codeOfFault({ about }: Entry, copy: FieldCopy | undefined, entries: readonly Entry[]): string | undefined {
  const known = copy?.broadcast?.faults.find(({ id }) => id === about)?.villageCode
  const log = copy?.team?.logs.find(({ content }) => content.id === about)?.content.villageCode
  const own = entries.find((other) => other.about === about && text(toldIn(other)['villageCode']) !== undefined)
  return known ?? log ?? (own && text(toldIn(own)['villageCode']))
}

function dayIn(entry: Entry): string {
  const told = toldIn(entry)
  const day = text(told['on']) ?? text(told['testedOn']) ?? text(told['day'])
  const instant = text(told['startedAt']) ?? text(told['at']) ?? text(told['reportedAt'])
  if (day !== undefined) return shortDay(day)
  return instant !== undefined ? shortDay(dayOf(instant)) : ''
}

/** Where it is looked at: drafts in their form, all else on its own page. */
export function hrefOf(entry: Entry): string {
  if (entry.kind === 'screening' || entry.kind === 'correction') {
    return entry.state === 'draft' || entry.state === 'received' ? logPath(entry.about) : entryPath(entry.key)
  }
  if (entry.state === 'draft' && entry.kind === 'audibility') return testPath(entry.about)
  return entry.kind === 'step' && entry.state === 'received' ? faultPath(entry.about) : entryPath(entry.key)
}

/** One entry in a list. */
export function EntryRow({ entry }: { entry: Entry }) {
  const { copy, entries } = usePhone()
  const village = villageOf(entry, copy, entries)
  const left = entry.kind === 'screening' && entry.state !== 'draft' ? photosLeft(entries, entry.about) : 0
  const says = [village === '' ? '' : kindOf(entry), dayIn(entry), left > 0 ? t('photos_left', { count: left }) : '']
  return (
    <li class="row" data-entry={entry.key} data-state={entry.state}>
      <a class="row-link" href={hrefOf(entry)}>
        <span class="row-says">
          <span class="row-name">{village === '' ? kindOf(entry) : village}</span>
          <span class="soft">{says.filter((part) => part !== '').join(' · ')}</span>
        </span>
        <span class="row-state">
          <EntryMark entry={entry} />
        </span>
      </a>
      {entry.state === 'attention' && entry.problem && <p class="row-more says">{entryProblemSaid(entry.problem)}</p>}
      {entry.state === 'waiting' && entry.problem && <p class="row-more soft">{entryProblemSaid(entry.problem)}</p>}
      {entry.verdict?.status === 'returned' && entry.verdict.reason && (
        <p class="row-more">{t('reason_given', { reason: entry.verdict.reason })}</p>
      )}
    </li>
  )
}
