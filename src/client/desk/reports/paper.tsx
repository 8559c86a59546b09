/** A report on A4 by the looks of an official document (GB/T 9704): 22 lines of 28 characters, and the number of each page. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FilledBlock, FilledReport } from '../../../domain/report/report.ts'
import { dayInWords } from '../../../domain/sentence.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { Button } from '../kit/buttons.tsx'
import { t } from '../later-words.ts'
import { printedNo } from '../bulletins/rules.ts'

/** Its margins and numbers have the last word over those of other papers. */
const NUMBER = "content: '— ' counter(page) ' —'; font: 14pt SimSun, 'Songti SC', serif; color: #000"
const NONE = 'content: none'
const onPaper = new CSSStyleSheet()
onPaper.replaceSync(
  `@page official { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-left { ${NONE} } @bottom-right { ${NUMBER} } }
   @page official:left { @bottom-left { ${NUMBER} } @bottom-right { ${NONE} } }`,
)

interface Props {
  filled: FilledReport
  /** The block somebody is in, from 0: its page is brought into sight. */
  here: number
}

export function ReportPaper({ filled, here }: Props) {
  const { title, to, office, on, asOf, knownAt, bulletin, isDraft, isSample, blocks } = filled
  const room = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState(1)
  useLayoutEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, onPaper]
    return () => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== onPaper))
  }, [])
  useLayoutEffect(() => {
    const count = () => setPages(pageOf(room.current, '.official-end') + 1)
    count()
    const watch = new ResizeObserver(count)
    if (room.current) watch.observe(room.current)
    return () => watch.disconnect()
  }, [blocks, title, to])
  useLayoutEffect(() => {
    if (!room.current) return
    const of = room.current.querySelector('.official-leaves')
    room.current.scrollLeft = pageOf(room.current, `[data-filled="${here}"]`) * ((of?.scrollWidth ?? 0) / pages)
  }, [here, pages])
  const turn = (by: -1 | 1) => room.current?.scrollBy({ left: by * room.current.clientWidth })
  return (
    <>
      <div
        class="pages own-look"
        role="group"
        tabIndex={0}
        aria-label={t('report_pages', { count: figure(pages) })}
        ref={room}
      >
        <article class="official" data-as-of={asOf} data-pages={pages} lang="zh">
          <div class="official-leaves" aria-hidden="true">
            {Array.from({ length: pages }, (_, page) => (
              <span key={page}>— {page + 1} —</span>
            ))}
          </div>
          {(isDraft || isSample) && (
            <p class="official-tag">
              {[isDraft && t('report_draft_tag'), isSample && t('sample_note')].filter(Boolean).join(' · ')}
            </p>
          )}
          <h2>{title}</h2>
          {to && <p class="official-to">{to}：</p>}
          {Array.from(blocks, (block, place) => (
            <Filled key={place} block={block} place={place} />
          ))}
          <p class="official-sign">
            {office}
            <br />
            {dayInWords(on, 'zh')}
          </p>
          <p class="official-foot">
            {bulletin && `${printedNo(bulletin.no)} ${bulletin.sha256.slice(0, 12)} · `}
            {t('paper_known', { day: asOf, moment: knownAt && dayTimeOf(knownAt) })}
          </p>
          <span class="official-end" />
        </article>
      </div>
      {pages > 1 && (
        <p class="actions pages-turned">
          <Button label={t('report_page_before')} onClick={() => turn(-1)} />
          <span class="soft">{t('report_pages', { count: figure(pages) })}</span>
          <Button label={t('report_page_next')} onClick={() => turn(1)} />
        </p>
      )}
    </>
  )
}

/** On which page something stands, from 0. */
function pageOf(room: HTMLElement | null, selector: string): number {
  const [paper, it] = [room?.querySelector<HTMLElement>('.official'), room?.querySelector(selector)]
  const pitch = room?.querySelector<HTMLElement>('.official-leaves > span')?.offsetWidth
  if (!paper || !it || !pitch) return 0
  return Math.max(0, Math.floor((it.getBoundingClientRect().left - paper.getBoundingClientRect().left) / pitch))
}

function Filled({ block, place }: { block: FilledBlock; place: number }) {
  if (block.kind === 'table') {
    return (
      <>
        <p class="official-caption" data-filled={place}>
          {block.title}
        </p>
        <table>
          <thead>
            <tr>
              {block.head.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from(block.rows, (cells, row) => (
              <tr key={row}>
                {Array.from(cells, (cell, column) => (
                  <td key={column} class={block.numeric[column] ? 'number' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </>
    )
  }
  const said = block.runs.map(({ text }) => text).join('')
  if (block.kind === 'paragraph') return <p data-filled={place}>{said}</p>
  const Head = (['h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5'
  return <Head data-filled={place}>{said}</Head>
}
