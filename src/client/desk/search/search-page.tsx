/** Everything a search found, by kind, at an address that can be sent to a colleague. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { search as routes, type SearchResult } from '../../../contract/search.ts'
import { useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered, Empty, usePageTitle } from '../kit/states.tsx'
import { SearchBox } from '../kit/filter-fields.tsx'
import { logsPath } from '../routes.ts'
import { t } from '../words.ts'
import {
  ALL_OF_A_KIND,
  asked,
  type Hit,
  HitLine,
  hitsOf,
  type Kind,
  KINDS,
  readKind,
  readSearch,
  recentSearches,
  rememberSearch,
  searchPath,
} from './hits.tsx'

export function Page({ search }: PageProps) {
  const q = readSearch(search)
  usePageTitle(q === '' ? t('search') : t('search_title', { q }))
  const kind = readKind(search)
  const load = useAsk(routes.everything, asked(q, kind && ALL_OF_A_KIND))
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
          {(found) => <Results found={found} kind={kind} />}
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
            <a href={searchPath(q)}>
              <span class="hit-name">{q}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Results({ found, kind: only }: { found: SearchResult; kind: Kind | undefined }) {
  const hits = hitsOf(found).filter(({ kind }) => only === undefined || kind === only)
  return (
    <>
      {only && (
        <p>
          <a href={searchPath(found.q)}>{t('search_all_kinds')}</a>
        </p>
      )}
      <p class="soft" role="status">
        {hits.length === 0 ? t('search_nothing', { q: found.q }) : t('search_count', { count: hits.length })}
      </p>
      <div class="search-results">
        {KINDS.map((kind) => (
          <Found
            key={kind}
            kind={kind}
            hits={hits.filter((hit) => hit.kind === kind)}
            more={found[kind].hasMore && <More q={found.q} kind={kind} isAlone={only !== undefined} />}
          />
        ))}
      </div>
    </>
  )
}

/** First all the server gives of the kind; past that only the logs have a list of their own. */
function More({ q, kind, isAlone }: { q: string; kind: Kind; isAlone: boolean }) {
  if (!isAlone) return <a href={searchPath(q, kind)}>{t('search_more_of', { kind: t(`search_${kind}`) })}</a>
  if (kind === 'logs') return <a href={logsPath({ q })}>{t('search_in_logs')}</a>
  return <span class="soft">{t('search_more')}</span>
}

function Found({ kind, hits, more }: { kind: Kind; hits: Hit[]; more: ComponentChildren }) {
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
      {more && <p class="found-more">{more}</p>}
    </section>
  )
}
