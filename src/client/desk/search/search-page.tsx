/** Everything a search found, by kind, at an address that can be sent to a colleague. */
import { useEffect } from 'preact/hooks'
import { useLoad } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { Answered } from '../answered.tsx'
import { SearchBox } from '../filter-fields.tsx'
import { Empty, usePageTitle } from '../states.tsx'
import { t } from '../words.ts'
import { HitLine } from './hit.tsx'
import { recentSearches, rememberSearch } from './recent.ts'
import {
  type Hit,
  hitsOf,
  type Kind,
  KINDS,
  readSearch,
  searchPath,
  searchRequest,
  type SearchResult,
} from './search-query.ts'

export function SearchPage({ search }: { search: string }) {
  const q = readSearch(search)
  usePageTitle(q === '' ? t('search') : t('search_title', { q }))
  const load = useLoad<SearchResult>(searchRequest(q))
  useEffect(() => {
    if (q !== '') rememberSearch(q)
  }, [q])
  return (
    <div class="page-narrow">
      <h1>{q === '' ? t('search') : t('search_title', { q })}</h1>
      <SearchBox key={q} hint={t('search_all_hint')} value={q} set={(next) => go(searchPath(next))} />
      {q === '' ? (
        <Recent />
      ) : (
        <Answered load={load} lines={8}>
          {(found) => <Results found={found} />}
        </Answered>
      )}
    </div>
  )
}

function Recent() {
  const recent = recentSearches()
  if (recent.length === 0) return <Empty>{t('search_how')}</Empty>
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title">{t('search_recent')}</h2>
      <ul class="plain hits">
        {recent.map((q) => (
          <li key={q}>
            <a href={searchPath(q)}>{q}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Results({ found }: { found: SearchResult }) {
  const hits = hitsOf(found)
  if (hits.length === 0) return <Empty>{t('search_nothing', { q: found.q })}</Empty>
  return (
    <div class="search-results">
      {KINDS.map((kind) => (
        <Found key={kind} kind={kind} hits={hits.filter((hit) => hit.kind === kind)} hasMore={found[kind].hasMore} />
      ))}
    </div>
  )
}

function Found({ kind, hits, hasMore }: { kind: Kind; hits: Hit[]; hasMore: boolean }) {
  if (hits.length === 0) return null
  return (
    <section aria-labelledby={`found-${kind}`} data-found={kind}>
      <h2 id={`found-${kind}`}>{t(`search_${kind}`)}</h2>
      <ul class="plain hits">
        {hits.map((hit) => (
          <li key={hit.href}>
            <a href={hit.href}>
              <HitLine hit={hit} />
            </a>
          </li>
        ))}
      </ul>
      {hasMore && <p class="soft">{t('search_more')}</p>}
    </section>
  )
}
