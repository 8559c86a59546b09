/** The log that is open: why it waits, in words, beside the log it clashes with or by itself, with its photos. */
import { longDay } from '../../shared/format.ts'
import type { Log, LogWithHistory } from '../../shared/replies.ts'
import { StatusMark } from '../kit/marks.tsx'
import { logPath } from '../routes.ts'
import { t } from '../words.ts'
import { Findings, LogFacts } from '../kit/log-facts.tsx'
import { LogPhotos } from '../kit/log-photos.tsx'
import { othersOf } from './clash.ts'
import { Elsewhere } from './elsewhere.tsx'
import { OthersHere } from './presence.tsx'
import { SideBySide } from './side-by-side.tsx'

interface Props {
  log: Log
  /** The same log, where it is not in the queue. */
  elsewhere: LogWithHistory | undefined
}

export function LogPane({ log, elsewhere }: Props) {
  const others = othersOf(log)
  return (
    <>
      <h2 id="pane-title" tabIndex={-1}>
        {t('log_title', { village: log.villageName, day: longDay(log.screenedOn) })}
      </h2>
      {elsewhere && <Elsewhere log={elsewhere} />}
      <OthersHere id={log.id} />
      <p class="log-state">
        <StatusMark status={log.status} />
        <a href={logPath(log.id)}>{t('review_whole_log')}</a>
      </p>
      <Findings findings={log.findings} />
      {others.length > 0 ? <SideBySide log={log} others={others} /> : <LogFacts log={log} isManager />}
      {log.photoStates.length > 0 && <LogPhotos log={log} />}
    </>
  )
}
