/** Everything a search found, by kind, at an address that can be sent to a colleague. */
import { useEffect } from 'preact/hooks'
import { search as routes, type SearchResult } from '../../../contract/register.ts'
import { SEARCH_SHEET } from '../../../contract/sheets-search.ts'
import { useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { LinkLine } from '../kit/buttons.tsx'
import { Export } from '../kit/export.tsx'
import { SearchBox } from '../kit/filters.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Answered, Empty, Section } from '../kit/section.tsx'
import { logsPath } from '../routes.ts'
import { t } from '../words.ts'
import {
  ALL_OF_A_KIND,
  asked,
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
  const title = q === '' ? t('search') : t('search_title', { q })
  const kind = readKind(search)
  const load = useAsk(routes.everything, asked(q, kind && ALL_OF_A_KIND))
  useEffect(() => {
    if (q !== '') rememberSearch(q)
  }, [q])
  return (
    <TitledPage title={title} isNarrow>
      <SearchBox key={q} hint={t('search_all_hint')} value={q} set={(next) => go(searchPath(next))} />
      {q === '' ? (
        <Recent />
      ) : (
        <Answered load={load} lines={8}>
          {(found) => <Results found={found} kind={kind} />}
        </Answered>
      )}
    </TitledPage>
  )
}

function Recent() {
  const recent = recentSearches()
  if (recent.length === 0) return <Empty>{t('search_how')}</Empty>
  return (
    <Section id="recent-title" title={t('search_recent')}>
      <ul class="plain hits">
        {recent.map((q) => (
          <li key={q}>
            <a href={searchPath(q)}>
              <span class="hit-name">{q}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Results({ found, kind: only }: { found: SearchResult; kind: Kind | undefined }) {
  const hits = hitsOf(found).filter(({ kind }) => only === undefined || kind === only)
  const kinds = KINDS.filter((kind) => hits.some((hit) => hit.kind === kind))
  return (
    <>
      {only && <LinkLine href={searchPath(found.q)}>{t('search_all_kinds')}</LinkLine>}
      <p class="soft" role="status">
        {hits.length === 0 ? t('search_nothing', { q: found.q }) : t('search_count', { count: hits.length })}
      </p>
      {hits.length > 0 && <Export of={SEARCH_SHEET} query={{ q: found.q }} />}
      <div class="search-results">
        {kinds.map((kind) => (
          <Section key={kind} id={`found-${kind}`} title={t(`search_${kind}`)} data-found={kind}>
            <ul class="plain hits">
              {hits
                .filter((hit) => hit.kind === kind)
                .map((hit) => (
                  <li key={hit.href}>
                    <a href={hit.href}>
                      <HitLine hit={hit} />
                    </a>
                  </li>
                ))}
            </ul>
            {found[kind].hasMore && (
              <p class="found-more">
                <More q={found.q} kind={kind} isAlone={only !== undefined} />
              </p>
            )}
          </Section>
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
