/** The register: villages, teams and their villages, films, and the rule by which shows are counted. */
import { t } from '../later-words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { usePageTitle } from '../kit/states.tsx'
import { FilmsPart } from './films.tsx'
import { Parts, partIn } from '../kit/parts.tsx'
import { RulePart } from './rule.tsx'
import { TeamsPart } from './teams.tsx'
import { TownshipsPart } from './townships.tsx'
import { VillagesPart } from './villages.tsx'

const PARTS = [
  ['villages', 'part_villages'],
  ['townships', 'part_townships'],
  ['teams', 'part_teams'],
  ['films', 'films'],
  ['rule', 'part_rule'],
] as const

export function Page({ search }: PageProps) {
  usePageTitle(t('register_title'))
  const part = partIn(search, PARTS)
  return (
    <div class="page-wide">
      <h1>{t('register_title')}</h1>
      <p>
        {t('register_lead')} <a href="/audit">{t('audit_title')}</a>
      </p>
      <Parts page="register" label={t('register_title')} parts={PARTS} here={part} />
      {part === 'villages' && <VillagesPart search={search} />}
      {part === 'townships' && <TownshipsPart />}
      {part === 'teams' && <TeamsPart search={search} />}
      {part === 'films' && <FilmsPart />}
      {part === 'rule' && <RulePart />}
    </div>
  )
}
