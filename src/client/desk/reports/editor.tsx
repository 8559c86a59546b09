/** The blocks of a report one below the other, and the bar above them for what is done with the one somebody is in. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { ReportBlock, ReportFigure } from '../../../domain/report/report.ts'
import { Button } from '../kit/buttons.tsx'
import { Choice } from '../kit/filters.tsx'
import { t } from '../later-words.ts'
import { TableBlock, TextBlock } from './block.tsx'
import { FigurePicker } from './figures.tsx'
import { tokensOf } from './figure-text.ts'
import type { Moved } from './rules.ts'
import { type Deed, type Piece, withText, type Writing } from './writing.ts'

interface Props {
  writing: Writing
  send: (deed: Deed) => void
  isReadOnly: boolean
  figures: readonly ReportFigure[]
  moved: readonly Moved[]
  /** Of what figures are searched. */
  of: { asOf: string } | { bulletin: string }
  /** Which block somebody is in. */
  here: number
  setHere: (place: number) => void
}

interface Span {
  from: number
  to: number
}

const NEW = {
  paragraph: { kind: 'paragraph', text: '' },
  heading: { kind: 'heading', level: 2, text: '' },
  table: { kind: 'table', table: 'targets' },
} as const

export function Editor({ writing, send, isReadOnly, figures, moved, of, here, setHere }: Props) {
  const { pieces, caret } = writing
  /** Where a figure is to be put, while it is chosen. */
  const [picking, setPicking] = useState<Span>()
  const at = useRef<Span>({ from: 0, to: 0 })
  const tokens = useMemo(() => tokensOf(figures), [figures])
  const piece = pieces[here]
  const add = (kind: keyof typeof NEW) => {
    const block: ReportBlock = kind === 'table' ? { ...NEW.table, title: t('report_table_targets') } : NEW[kind]
    send({ do: 'add', after: piece?.key, block })
    setHere(piece ? here + 1 : pieces.length)
  }
  return (
    <div class="report-editor">
      {!isReadOnly && (
        <Bar piece={piece} writing={writing} send={send} pick={() => setPicking(at.current)} add={add} move={move} />
      )}
      <div class="report-blocks" role="group" aria-label={t('in_blocks')}>
        {pieces.map((one, place) => {
          const props = {
            piece: one,
            place: place + 1,
            isHere: place === here,
            isReadOnly,
            tokens,
            figures,
            moved,
            caret: caret?.key === one.key ? caret : undefined,
            send,
            at: (from: number, to: number) => {
              at.current = { from, to }
              setHere(place)
            },
            pick: () => setPicking(at.current),
            leave: (by: -1 | 1) => boxAt(place + by)?.focus(),
          }
          return one.block.kind === 'table' ? (
            <TableBlock key={one.key} {...props} />
          ) : (
            <TextBlock key={one.key} {...props} />
          )
        })}
        {pieces.length === 0 && <p class="empty">{t('report_no_text')}</p>}
      </div>
      {!isReadOnly && <p class="soft keys-hint">{t('report_keys')}</p>}
      {picking && <FigurePicker figures={figures} of={of} close={picked} />}
    </div>
  )

  /** The window gives the focus back, but not where it was. */
  function picked(field: string | undefined): void {
    setPicking(undefined)
    if (!picking || !piece || piece.block.kind === 'table') return
    const box = boxAt(here)
    if (box instanceof HTMLTextAreaElement) box.setSelectionRange(picking.from, picking.to)
    box?.focus()
    if (field === undefined) return
    const typed = tokens.typedOf(piece.block.text)
    const head = `${tokens.textOf(typed.slice(0, picking.from))}{{${field}}}`
    const block = withText(piece.block, head + tokens.textOf(typed.slice(picking.to)))
    send({ do: 'put', key: piece.key, block, at: head.length })
  }

  function move(by: -1 | 1): void {
    if (!piece || !pieces[here + by]) return
    send({ do: 'move', key: piece.key, by })
    setHere(here + by)
  }
}

const boxAt = (place: number): HTMLElement | null =>
  document.querySelectorAll('.report-blocks > .block')[place]?.querySelector<HTMLElement>('textarea, select') ?? null

interface BarProps extends Pick<Props, 'writing' | 'send'> {
  /** The block somebody is in. */
  piece: Piece | undefined
  pick: () => void
  add: (kind: keyof typeof NEW) => void
  move: (by: -1 | 1) => void
}

function Bar({ piece, writing: { past, future }, send, pick, add, move }: BarProps) {
  return (
    <div class="report-bar" role="group" aria-label={t('report_bar')}>
      <Button
        class="main-action"
        label={t('report_insert')}
        aria-keyshortcuts="@"
        disabled={!piece || piece.block.kind === 'table'}
        onClick={pick}
      />
      {piece && piece.block.kind !== 'table' && (
        <Choice
          label={t('report_block_is')}
          value={piece.block.kind === 'heading' ? String(piece.block.level) : ''}
          none={t('report_paragraph')}
          choices={[1, 2, 3].map((level) => [String(level), t('report_level', { level })] as const)}
          set={(chosen) => {
            const text = piece.block.kind === 'table' ? '' : piece.block.text
            const level = chosen === '1' ? 1 : chosen === '2' ? 2 : 3
            const block: ReportBlock = chosen === '' ? { kind: 'paragraph', text } : { kind: 'heading', level, text }
            send({ do: 'put', key: piece.key, block })
          }}
        />
      )}
      {piece && (
        <>
          <Button label="↑" of={t('report_up')} aria-keyshortcuts="Alt+ArrowUp" onClick={() => move(-1)} />
          <Button label="↓" of={t('report_down')} aria-keyshortcuts="Alt+ArrowDown" onClick={() => move(1)} />
          <Button label={t('report_remove')} onClick={() => send({ do: 'remove', key: piece.key })} />
        </>
      )}
      <Button label={t('report_add_paragraph')} onClick={() => add('paragraph')} />
      <Button label={t('report_add_heading')} onClick={() => add('heading')} />
      <Button label={t('report_add_table')} onClick={() => add('table')} />
      <Button label={t('undo')} disabled={past.length === 0} onClick={() => send({ do: 'undo' })} />
      <Button label={t('report_redo')} disabled={future.length === 0} onClick={() => send({ do: 'redo' })} />
    </div>
  )
}
