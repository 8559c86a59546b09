/** 退回补正: what the office said, who and when, the photo that is meant, and the old value beside the new one. */
import type { ComponentChildren } from 'preact'
import type { FieldLog } from '../../../domain/screening/field-copy.ts'
import { dayOf, shortDay } from '../../shared/format.ts'
import { usePhotoUrls } from '../kit/photo-urls.ts'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { LogDraft } from '../log/log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import type { Form } from './parts.tsx'
import { type Block, type Known, namedIn } from './show-blocks.ts'
import { Sign } from './signs.tsx'

/** The log that is corrected, as the office has it, while it is returned. */
export function useReturned({ id, revision }: Pick<LogDraft, 'id' | 'revision'>): FieldLog | undefined {
  const { copy } = useCopy()
  if (revision === undefined) return undefined
  return copy.team?.logs.find(({ content, status }) => content.id === id && status === 'returned')
}

export const ReturnedTag = () => (
  <span class="returned-tag">
    <Sign name="returned" isSmall />
    {t('returned_tag')}
  </span>
)

/** Which block a reason is about. */
export const namedAt = (reason: string, known: Known): Block =>
  namedIn(reason, known, (block) => t(`reason_words_${block === 'show' ? 'film' : block}`))

/** In the block that it is about. */
export function OfficeSaid({ form, block }: { form: Form; block: Block }) {
  const returned = useReturned(form.draft)
  const reason = returned?.reason
  if (!returned || reason === undefined || namedAt(reason, form.known) !== block) return null
  const { judgedBy, judgedAt } = returned
  return (
    <div class="office-said" data-line="returned">
      <p>
        <Sign name="returned" />
        <b>{judgedBy ?? t('the_office')}</b> {judgedAt && <span class="soft">{shortDay(dayOf(judgedAt))}</span>}
      </p>
      <p>{reason}</p>
      <Button
        class="quiet"
        data-do="explain"
        label={
          <>
            <Sign name="pencil" isSmall />
            {t('explain_instead')}
          </>
        }
        act={() => form.setOpen('note')}
      />
    </div>
  )
}

interface BesideProps {
  form: Form
  was: string
  now: ComponentChildren
}
/** The photo of that evening, what was said, and what it is changed to. */
export function BeforeAndAfter({ form: { draft }, was, now }: BesideProps) {
  const urls = usePhotoUrls(draft.id, draft.photos.length)
  const photo =
    draft.photos.find(({ kind }) => kind === 'middle') ?? draft.photos.find(({ kind }) => kind !== 'receipt')
  return (
    <div class="was-and-is">
      {photo && (
        <figure class="shot">
          <img src={urls.get(photo.sha256) ?? `/api/screenings/${draft.id}/photos/${photo.sha256}`} alt="" />
          <figcaption>{t('photo_that_evening')}</figcaption>
        </figure>
      )}
      <p>
        <span class="soft">{t('was_said')}</span> <s>{was}</s>
        <br />
        <span class="soft">{t('is_changed_to')}</span> <b>{now}</b>
      </p>
    </div>
  )
}
