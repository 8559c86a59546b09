/** Home's news: what the office made of logs since the last look, each with its village, day and reason. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { shortDay } from '../../shared/format.ts'
import { keepSeen, keptSeen, newsIn, type NewsItem, seenAll } from './home-news.ts'
import { StandingMark } from '../kit/marks.tsx'
import { useCopy } from '../phone/phone.ts'
import { logPath, LOGS, OUTBOX } from '../routes.ts'
import { Notice } from '../kit/states.tsx'
import { t } from '../words.ts'

const MOST = 4

function useNews(): { news: NewsItem[]; looked: () => void } {
  const { copy, person } = useCopy()
  const [seen, setSeen] = useState(() => keptSeen(person.id))
  const looked = useCallback(() => {
    keepSeen(person.id, seenAll(copy))
    setSeen(seenAll(copy))
  }, [copy, person.id])
  useEffect(() => {
    if (seen === null) looked()
  }, [seen, looked])
  return { news: newsIn(copy, seen), looked }
}

export function News() {
  const { copy } = useCopy()
  const { news, looked } = useNews()
  const returned = copy.team?.returned ?? 0
  const isTold = returned <= news.filter(({ status }) => status === 'returned').length
  return (
    <>
      {news.length > 0 && <List news={news} looked={looked} />}
      {!isTold && (
        <Notice tone="watch">
          <p>
            <a href={OUTBOX}>{t('home_returned', { count: returned })}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

function List({ news, looked }: { news: NewsItem[]; looked: () => void }) {
  const { copy } = useCopy()
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  return (
    <section class="news" aria-labelledby="news">
      <h2 id="news">{t('news_title', { count: news.length })}</h2>
      <ul class="rows" data-list="news">
        {news.slice(0, MOST).map(({ id, status, villageCode, day, why }) => (
          <li key={id} class="row" data-news={status}>
            <a class="row-link" href={logPath(id)}>
              <span class="row-says">
                <span class="row-name">
                  {names.get(villageCode) ?? villageCode} <span class="soft">{shortDay(day)}</span>
                </span>
                {why !== undefined && <span class="soft">{t('news_why', { why })}</span>}
              </span>
              <span class="row-state">
                <StandingMark standing={status} />
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" onClick={looked}>
          {t('news_seen')}
        </button>
        {news.length > MOST && (
          <a class="button" href={LOGS}>
            {t('news_more', { count: news.length - MOST })}
          </a>
        )}
      </p>
    </section>
  )
}
