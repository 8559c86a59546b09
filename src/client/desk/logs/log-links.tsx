/** The team and the films of a log, each leading to its page. */
import type { Log } from '../../shared/replies.ts'
import { filmPath, teamPath } from '../routes.ts'
import { t } from '../words.ts'

export const TeamLink = ({ log }: { log: Log }) => <a href={teamPath(log.teamCode)}>{log.teamName}</a>

/** One that is in no list has no page yet: the register is where it gets one. */
export const FilmLinks = ({ log: { filmCodes, filmNames } }: { log: Log }) => (
  <>
    {filmNames.map((name, i) => {
      const code = filmCodes[i]
      return (
        <span key={code ?? name}>
          {i > 0 && t('list_comma')}
          {code === undefined ? <FilmUnlisted title={name} /> : <a href={filmPath(code)}>{name}</a>}
        </span>
      )
    })}
  </>
)

const FilmUnlisted = ({ title }: { title: string }) => (
  <>
    <span data-film="unlisted">{title}</span>{' '}
    <a class="tag" href="/register?part=films">
      {t('film_unlisted_mark')}
    </a>
  </>
)
