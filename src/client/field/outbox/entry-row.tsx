/** One entry in a list. */
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { photosLeft } from './entry-look.ts'
import { EntryMark } from '../kit/marks.tsx'
import { usePhone } from '../phone/phone.ts'
import { t } from '../later-words.ts'
import { dayIn, hrefOf, kindOf, villageOf } from './entry-words.ts'

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
