/** One block of a report: read with its figures in their places, and typed in a plain box for text, in which a figure is one piece. */
import { useRef } from 'preact/hooks'
import { GAP } from '../../../domain/report/filled-report.ts'
import { REPORT_TABLES, type ReportBlock, type ReportFigure } from '../../../domain/report/report.ts'
import { SelectField, InputField } from '../kit/fields.tsx'
import { t } from '../later-words.ts'
import { FigureCard } from './figures.tsx'
import { nameIn, type Tokens, type TypedPart } from './figure-text.ts'
import type { Moved } from './rules.ts'
import { type BlockProps, pressed, useBox, useCaret } from './typing.ts'
import { withText } from './writing.ts'

const KINDS = { heading: 'report_heading', paragraph: 'report_paragraph', table: 'report_table' } as const
const blockName = ({ kind }: ReportBlock, place: number): string => t('report_block', { place, what: t(KINDS[kind]) })

const looksOf = (block: ReportBlock): string =>
  block.kind === 'heading' ? `block-heading-${block.level}` : `block-${block.kind}`

export function TableBlock({ piece: { key, block }, place, isReadOnly, caret, send, at }: BlockProps) {
  const room = useRef<HTMLFieldSetElement>(null)
  useCaret(caret, () => room.current?.querySelector('select')?.focus())
  if (block.kind !== 'table') return null
  const put = (change: Partial<typeof block>) => send({ do: 'put', key, block: { ...block, ...change }, isTyped: true })
  const title = blockName(block, place)
  return (
    <fieldset ref={room} class="block block-table" data-block={key} disabled={isReadOnly} onFocusIn={() => at(0, 0)}>
      <legend>{title}</legend>
      <div class="field-row">
        <SelectField
          label={t('report_table_of')}
          name={`table-${key}`}
          problem={undefined}
          value={block.table}
          set={(chosen) => put({ table: REPORT_TABLES.find((one) => one === chosen) ?? block.table })}
          choices={REPORT_TABLES.map((one) => [one, t(`report_table_${one}`)] as const)}
        />
        <InputField
          label={t('report_table_title')}
          name={`title-${key}`}
          problem={undefined}
          maxLength={80}
          value={block.title}
          set={(typed) => put({ title: typed })}
        />
      </div>
    </fieldset>
  )
}

export function TextBlock(props: BlockProps) {
  const { piece, place, isHere, isReadOnly, tokens, figures, moved, send, at } = props
  const { key, block } = piece
  const text = block.kind === 'table' ? '' : block.text
  const typed = tokens.typedOf(text)
  const parts = tokens.partsOf(typed)
  const { box, chosen, choose, goTo, look, own } = useBox(props, typed, parts)
  const put = (next: string, caretAt?: number) =>
    send({
      do: 'put',
      key,
      block: withText(block, tokens.textOf(next)),
      ...(caretAt === undefined ? { isTyped: true } : { at: tokens.textOf(next.slice(0, caretAt)).length }),
    })
  const split = (value: string) => send({ do: 'split', key, texts: value.split(/\s*\n\s*/).map(tokens.textOf) })
  return (
    <div class={`block ${looksOf(block)}`} data-block={key}>
      <div
        class="block-seen"
        aria-hidden="true"
        data-here={isHere}
        onMouseDown={(event) => {
          event.preventDefault()
          const part = partIn(event.target, parts)
          if (part?.field !== undefined) goTo(part.from, part.from + part.typed.length)
          else goTo(part ? part.from + offsetAt(event) : typed.length)
          look()
        }}
      >
        {parts.map((part) => (
          <Seen key={part.from} part={part} isTyped={isHere} tokens={tokens} figures={figures} moved={moved} />
        ))}
        {/* an empty one is as high as a line */}
        {'\u200B'}
        {typed === '' && !isHere && <span class="soft">{t('report_block_empty')}</span>}
      </div>
      <textarea
        ref={box}
        class="block-typed"
        rows={1}
        maxLength={6000}
        aria-label={blockName(block, place)}
        readOnly={isReadOnly}
        onFocus={look}
        onKeyUp={look}
        onClick={look}
        onSelect={look}
        onKeyDown={(event) => pressed(event, props, split)}
        onInput={({ currentTarget, isComposing: isWriting }) => {
          const { value, selectionStart } = currentTarget
          own.current = value
          if (!isWriting && value.includes('\n')) split(value)
          else put(value)
          at(selectionStart, selectionStart)
        }}
      />
      {isHere && chosen?.field !== undefined && (
        <FigureCard
          field={chosen.field}
          said={tokens.saidOf(chosen.field)}
          at={chosen.from}
          figures={figures}
          moved={moved.find(({ name }) => name === nameIn(chosen.field ?? ''))}
          change={
            isReadOnly
              ? undefined
              : (field) => {
                  const token = field === undefined ? '' : tokens.tokenOf(field)
                  const rest = typed.slice(chosen.from + chosen.typed.length)
                  put(typed.slice(0, chosen.from) + token + rest, chosen.from + token.length)
                  choose(undefined)
                }
          }
        />
      )}
    </div>
  )
}

interface SeenProps {
  part: TypedPart
  /** Somebody types over it: letter for letter as it is typed. */
  isTyped: boolean
  tokens: Tokens
  figures: readonly ReportFigure[]
  moved: readonly Moved[]
}

/** A stretch as it is read: a figure says what is printed, and in a word what is the matter with it. */
function Seen({ part: { typed, from, field }, isTyped, tokens, figures, moved }: SeenProps) {
  if (field === undefined || isTyped) {
    return (
      <span data-from={from} data-name={field && nameIn(field)} class={field && 'figure-typed'}>
        {typed}
      </span>
    )
  }
  const said = tokens.saidOf(field)
  const change = moved.find(({ name }) => name === nameIn(field))
  const matter = !figures.some(({ name }) => name === nameIn(field))
    ? t('report_unknown')
    : said === GAP
      ? t('report_no_value')
      : change && t('report_was', { before: change.before })
  return (
    <span data-from={from} data-name={nameIn(field)} class={matter ? 'figure-seen figure-matter' : 'figure-seen'}>
      {said}
      {matter && <small>{matter}</small>}
    </span>
  )
}

const partIn = (target: EventTarget | null, parts: readonly TypedPart[]): TypedPart | undefined => {
  const from = target instanceof Element ? target.closest('[data-from]')?.getAttribute('data-from') : undefined
  return from == null ? undefined : parts.find((part) => part.from === Number(from))
}
/** How many letters of the stretch stand before where it was pressed; where a browser cannot say, none. */
const offsetAt = ({ clientX, clientY }: MouseEvent): number =>
  'caretPositionFromPoint' in document ? (document.caretPositionFromPoint(clientX, clientY)?.offset ?? 0) : 0
