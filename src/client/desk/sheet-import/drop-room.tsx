/** Where a sheet is put in: chosen, or dropped anywhere on the page. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { t } from '../later-words.ts'
import { type BroughtSheet, choicesAtStake } from './brought-sheet.ts'
import { megabytesOf, MOST_MEGABYTES } from './rules.ts'
import { answerOther, putIn } from './sheet-asking.ts'

const NO_MORE = figure(MOST_MEGABYTES)

export function DropRoom({ sheet }: { sheet: BroughtSheet }) {
  const isOver = useDrops()
  const { file, other, refusal, doing } = sheet
  const room = useRef<HTMLDivElement>(null)
  // what is let go far below is answered here
  useLayoutEffect(() => {
    if (other || refusal) room.current?.scrollIntoView({ block: 'nearest' })
  }, [other, refusal])
  return (
    <div ref={room} class={isOver ? 'drop-room drop-over' : 'drop-room'} data-part="drop">
      {doing !== 'store' && (
        <div class="field phone-file">
          <label for="sheet-file">{isOver ? t('imports_drop_now') : t('imports_choose')}</label>
          <input
            id="sheet-file"
            type="file"
            accept=".xlsx,.csv,text/csv"
            aria-describedby="sheet-types"
            onChange={({ currentTarget }) => {
              void putIn([...(currentTarget.files ?? [])])
              // the same file, mended, can be chosen again
              currentTarget.value = ''
            }}
          />
          <p id="sheet-types" class="soft">
            {t('imports_drop_types', { most: NO_MORE })}
          </p>
        </div>
      )}
      <Says>{refusal && refusalSaid(refusal)}</Says>
      {file && other && (
        <div class="notice notice-watch" role="alert">
          <p>{t('imports_other', { name: other.name, before: file.name, count: figure(choicesAtStake(sheet)) })}</p>
          <p class="actions">
            <Button label={t('imports_other_yes')} onClick={() => answerOther(true)} />
            <Button label={t('imports_other_no')} onClick={() => answerOther(false)} />
          </p>
        </div>
      )}
    </div>
  )
}

function refusalSaid({ why, name, size }: NonNullable<BroughtSheet['refusal']>): string {
  if (why === 'several') return t('imports_refused_several')
  return why === 'too_large'
    ? t('imports_refused_too_large', { name, megabytes: megabytesOf(size), most: NO_MORE })
    : t(`imports_refused_${why}`, { name })
}

/** A file that is let go beside the room would take the page’s place: all of the page takes it in. */
function useDrops(): boolean {
  const [isOver, setOver] = useState(false)
  useLayoutEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const isOfFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!isOfFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (!relatedTarget) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!isOfFiles(event)) return
      event.preventDefault()
      void putIn([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', over, { signal })
    addEventListener('dragleave', leave, { signal })
    addEventListener('drop', drop, { signal })
    return () => leaving.abort()
  }, [])
  return isOver
}
