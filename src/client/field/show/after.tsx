/** 散场, a show written down afterwards, and a returned log: blocks of which one is open, and a bar that says what is missing. */
import { useState } from 'preact/hooks'
import { PhotoKind } from '../../../domain/screening/photo.ts'
import { Button, Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { LogDraft } from '../log/log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { BlockOf } from './blocks.tsx'
import { KeptDraft } from './kept-draft.tsx'
import { Foot, type Form, ShowFrame, type Tone } from './parts.tsx'
import { DayPick } from './late.tsx'
import { ReturnedTag } from './returned.tsx'
import { type Bar, barOf, type Block, blocksOf, type Known } from './show-blocks.ts'

interface Props {
  form: Form
  /** Of a correction: it says anything else than what was sent. */
  isChanged: boolean
  /** `isSure`: unchanged, and sent all the same. */
  send: (isSure: boolean) => boolean
}
export function After({ form, isChanged, send }: Props) {
  const { draft, known, open, setOpen } = form
  const [unchanged, setUnchanged] = useState<LogDraft>()
  const [isTried, setTried] = useState(false)
  const { today } = useCopy()
  const bar = barOf(known, open)
  const isReturned = draft.revision !== undefined
  const show = (block: Block | undefined) => {
    setOpen(block)
    requestAnimationFrame(() => bringInto(block))
  }
  const act = () => {
    if (bar.kind === 'wrong' || bar.kind === 'missing') {
      setTried(true)
      return show(bar.next)
    }
    sendNow()
  }
  const sendNow = () => {
    if (!send(false)) setUnchanged(draft)
  }
  const title = isReturned ? t('returned_title') : draft.isLate ? t('late_title') : undefined
  const [jumpTo] = bar.blocks
  return (
    <ShowFrame
      moment="after"
      name={t('moment_after')}
      title={title}
      tag={isReturned && <ReturnedTag />}
      foot={
        <Foot
          tone={TONE[bar.kind]}
          says={barSaid(bar, known, isReturned && (isChanged ? 'bar_returned' : 'bar_unchanged'))}
          jump={jumpTo && (() => show(jumpTo))}
          label={labelOf(bar, known, isReturned)}
          isHollow={bar.kind !== 'ready'}
          name="send"
          act={act}
        >
          {bar.kind === 'missing' && bar.canGo && (
            <Button class="quiet" data-do="send-without" label={t('send_without')} act={() => sendNow()} />
          )}
          {unchanged === draft && (
            <Notice tone="watch" isAlert data-line="unchanged" says={t('unchanged_sure')}>
              <p class="actions">
                <Button label={t('unchanged_send')} act={() => void send(true)} />
              </p>
            </Notice>
          )}
        </Foot>
      }
    >
      {draft.isLate && <DayPick form={form} today={today} />}
      {blocksOf(draft).map((block) => (
        <BlockOf key={block} block={block} form={{ ...form, setOpen: show }} isTried={isTried} />
      ))}
      <KeptDraft form={form} />
    </ShowFrame>
  )
}

/** What is opened is seen, and what is to be filled in is at hand. */
function bringInto(block: Block | undefined): void {
  const place = document.querySelector<HTMLElement>(`[data-block=${block ?? 'none'}][data-open]`)
  place?.scrollIntoView({ block: 'nearest' })
  place?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
}

const TONE: Record<Bar['kind'], Tone> = { wrong: 'bad', missing: 'amber', check: 'watch', ready: 'good' }

/** Of photos the one that is asked for. */
function nameOf(block: Block, { lacking }: Known): string {
  const kind = PhotoKind.options.find((one) => lacking.includes(one))
  return block === 'photos' && kind ? t('photo_named', { kind: t(`photo_${kind}`) }) : t(`block_${block}`)
}

function barSaid(bar: Bar, known: Known, returned: 'bar_returned' | 'bar_unchanged' | false): string {
  const what = bar.blocks.map((block) => nameOf(block, known)).join(t('list_comma'))
  if (bar.kind === 'wrong') return t('bar_wrong', { count: bar.blocks.length, what })
  if (bar.kind === 'missing') return t('bar_missing', { count: bar.blocks.length, what })
  if (bar.kind === 'check') return t('bar_check', { count: bar.count })
  if (bar.count > 0) return t('bar_hints', { count: bar.count, what })
  return t(returned || 'bar_ready')
}

function labelOf(bar: Bar, known: Known, isReturned: boolean): string {
  if (bar.kind === 'wrong') return t('go_mend', { what: nameOf(bar.next, known) })
  if (bar.kind === 'missing')
    return t('go_next', { what: bar.next === 'people' ? t('ask_people') : nameOf(bar.next, known) })
  if (bar.kind === 'check') return t('send_anyway')
  return t(isReturned ? 'send_once_more' : 'send_show')
}
