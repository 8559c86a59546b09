/** The list behind the tiles: each log with the office's reason. */
import { useLayoutEffect, useState } from 'preact/hooks'
import { shortDay } from '../../shared/format.ts'
import { StandingMark } from '../kit/marks.tsx'
import { Empty, Frame, Named, Row } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { HOME, logPath } from '../routes.ts'
import { keepSeen, keptSeen, newsIn, seenAll } from './news.tsx'

/** All of it, as it was when it was opened: then it is no news any more. */
export function NewsView() {
  const { copy, person } = useCopy()
  const [news] = useState(() => newsIn(copy, keptSeen(person.id)))
  useLayoutEffect(() => keepSeen(person.id, seenAll(copy)), [copy, person.id])
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  return (
    <Frame title={t('news_title')} back={[HOME, t('back_villages')]}>
      {news.length === 0 && <Empty>{t('news_none')}</Empty>}
      <ul class="rows">
        {news.map(({ id, status, villageCode, day, why }) => (
          <Row
            key={id}
            data-news={status}
            href={logPath(id)}
            name={<Named name={names.get(villageCode) ?? villageCode} of={shortDay(day)} />}
            says={why && t('news_why', { why })}
            state={<StandingMark standing={status} />}
          />
        ))}
      </ul>
    </Frame>
  )
}
