/** The team and the films of a log, each leading to its page. */
import type { Log } from '../../shared/replies.ts'
import { filmPath, teamPath } from '../routes.ts'
import { t } from '../words.ts'

export const TeamLink = ({ log }: { log: Log }) => <a href={teamPath(log.teamCode)}>{log.teamName}</a>

export const FilmLinks = ({ log: { filmCodes, filmTitles } }: { log: Log }) => (
  <>
    {filmCodes.map((code, i) => (
      <span key={code}>
        {i > 0 && t('list_comma')}
        <a href={filmPath(code)}>{filmTitles[i] ?? code}</a>
      </span>
    ))}
  </>
)
