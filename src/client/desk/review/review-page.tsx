/** The review queue: held logs, then warned ones; one is open, one or many are decided, by mouse, thumb or keyboard. */
import { useState } from 'preact/hooks'
import type { PageProps } from '../kit/lazy.tsx'
import { Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { t } from '../words.ts'
import { KeysHelp } from './keys-help.tsx'
import { Queue } from './queue-room.tsx'
import { ReviewHead } from './review-head.tsx'
import { readReviewQuery } from './review-query.ts'
import { useQueue } from './use-queue.ts'

export function Page({ search }: PageProps) {
  usePageTitle(t('review_queue_title'))
  const [isHelpOpen, setHelpOpen] = useState(false)
  const query = readReviewQuery(search)
  const { held, warned, reload, more } = useQueue(query)
  const problem = held.problem ?? warned.problem
  return (
    <div class="page-wide review" data-open={query.log !== undefined}>
      <h1>{t('review_queue_title')}</h1>
      <ReviewHead query={query} held={held.data?.total} warned={warned.data?.total} help={() => setHelpOpen(true)} />
      {problem && <Failure problem={problem} retry={reload} />}
      {problem && held.data && warned.data && <p class="soft">{t('review_old')}</p>}
      {held.data && warned.data ? (
        <Queue
          query={query}
          held={held.data}
          warned={warned.data}
          isReading={held.isLoading || warned.isLoading}
          reload={reload}
          more={more}
          help={() => setHelpOpen(true)}
        />
      ) : (
        !problem && <Skeleton lines={12} />
      )}
      <KeysHelp isOpen={isHelpOpen} close={() => setHelpOpen(false)} />
    </div>
  )
}
