/** One thing that was found, on a line: its name, and what tells it from its namesakes. */
import { shortDay } from '../../shared/format.ts'
import { categoryWord, faultStatusWord } from '../kit/faults.tsx'
import { statusWord } from '../kit/marks.tsx'
import { t } from '../words.ts'
import type { Hit } from './search-query.ts'

export function HitLine({ hit }: { hit: Hit }) {
  const [name, about] = linesOf(hit)
  return (
    <>
      <span class="hit-name">{name}</span> <span class="soft">{about}</span>
    </>
  )
}

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ')

function linesOf({ kind, item }: Hit): [name: string, about: string] {
  switch (kind) {
    case 'villages':
      return [item.name, joined(item.townshipName, item.code, item.aliases.join(t('list_comma')))]
    case 'teams':
      return [item.name, joined(item.code, item.members?.join(t('list_comma')))]
    case 'films':
      return [item.title, joined(t(`film_kind_${item.kind}`), t('time_minutes', { minutes: item.minutes }))]
    case 'logs':
      return [
        t('found_log', { village: item.villageName, day: item.screenedOn }),
        joined(
          item.teamName,
          statusWord(item.status),
          item.operatorName,
          item.receiptNo,
          item.filmTitles?.join(t('list_comma')),
        ),
      ]
    case 'faults':
      return [
        t('found_fault', { village: item.villageName, category: categoryWord(item.category) }),
        joined(faultStatusWord(item.status), shortDay(item.reportedOn), item.description),
      ]
  }
}
