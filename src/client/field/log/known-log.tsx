/** A log that this phone only knows from the bureau's copy: what was sent, and what became of it. */
import { CORRECTABLE } from '../../../domain/screening/screening.ts'
import type { FieldLog } from '../../../domain/screening/field-copy.ts'
import { Withdraw } from '../outbox/take-back.tsx'
import { LogFacts } from '../outbox/log-facts.tsx'
import { Back, Heading, Notice } from '../kit/states.tsx'
import { StandingMark } from '../kit/marks.tsx'
import { correctPath, OUTBOX } from '../routes.ts'
import { t } from '../later-words.ts'

export function KnownLog({ log }: { log: FieldLog }) {
  const { content, status, findings, reason, credit, photosMissing } = log
  return (
    <main>
      <Back href={OUTBOX}>{t('nav_outbox')}</Back>
      <Heading>{t('screening_log')}</Heading>
      <p>
        <StandingMark standing={status} />
      </p>
      {reason !== undefined && (
        <Notice tone="watch">
          <p>{t('reason_given', { reason })}</p>
        </Notice>
      )}
      <LogFacts content={content} credit={credit} findings={findings} photosMissing={photosMissing} />
      {CORRECTABLE.some((correctable) => correctable === status) && (
        <>
          <p class="actions">
            <a class="button main-action" href={correctPath(content.id)}>
              {t('correct')}
            </a>
          </p>
          <Withdraw id={content.id} />
        </>
      )}
    </main>
  )
}
