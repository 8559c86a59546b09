/** 核对汇报: a text with what contradicts itself marked in it, each finding with its reckoning beside it. */
import { useEffect, useState } from 'preact/hooks'
import type { LintFinding, LintResult } from '../../../contract/report-check.ts'
import { figure } from '../../shared/format.ts'
import { useToday } from '../../shared/load.ts'
import { ActionButton, Button } from '../kit/buttons.tsx'
import { InputField, PassageField } from '../kit/fields.tsx'
import { Mark } from '../kit/marks.tsx'
import { SaidLine, Section } from '../kit/section.tsx'
import { useCopy } from '../kit/shown-secret.tsx'
import { Empty, Failure, Skeleton, TitledPage } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { compareWith, putIn, run, sayAgain, type, useCheck } from './check-asking.ts'
import { listed, LOOKS, piecesOf, type Piece, toneOf } from './rules.ts'
import './report-check.css'

export function Page() {
  useEffect(sayAgain)
  const { problem, result, isAsking } = useCheck()
  return (
    <TitledPage title={t('lint_title')} lead={t('lint_lead')} back={['/reports', t('back_reports')]}>
      <PutIn />
      {problem && <Failure problem={problem} retry={() => void run()} />}
      {isAsking && !result && <Skeleton lines={8} />}
      {!result && !isAsking && !problem && <Empty>{t('lint_empty')}</Empty>}
      {result && (
        <div class={isAsking ? 'answered waiting' : 'answered'} aria-busy={isAsking}>
          <Result result={result} />
        </div>
      )}
    </TitledPage>
  )
}

function PutIn() {
  const { text, asOf, isAsking } = useCheck()
  const today = useToday()
  const isOver = useDrops()
  return (
    <form
      class="form lint-form"
      aria-label={t('lint_title')}
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <PassageField label={t('lint_text')} name="text" value={text} set={type} problem={undefined} rows={8} />
      <div class="lint-ways">
        <div class={isOver ? 'field phone-file drop-over' : 'field phone-file'}>
          <label for="report-file">{isOver ? t('lint_drop_now') : t('lint_file')}</label>
          <input
            id="report-file"
            type="file"
            accept=".docx,.txt,text/plain"
            onChange={({ currentTarget }) => {
              void putIn([...(currentTarget.files ?? [])])
              currentTarget.value = ''
            }}
          />
        </div>
        <InputField
          label={t('lint_day')}
          hint={t('lint_day_hint')}
          name="asOf"
          type="date"
          max={today}
          value={asOf}
          set={compareWith}
          problem={undefined}
        />
      </div>
      <p class="actions">
        <button type="submit" class="main-action" aria-disabled={isAsking}>
          {isAsking ? t('loading') : t('lint_run')}
        </button>
      </p>
    </form>
  )
}

/** A file that is let go anywhere on the page. */
function useDrops(): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      void putIn([...event.dataTransfer.files])
    }
    addEventListener('dragover', over, { signal })
    addEventListener('dragleave', ({ relatedTarget }) => !relatedTarget && setOver(false), { signal })
    addEventListener('drop', drop, { signal })
    return () => leaving.abort()
  }, [])
  return isOver
}

function Result({ result }: { result: LintResult }) {
  const { findings, asOf, text } = result
  const said = findings.length === 0 ? t('lint_none') : t('lint_found', { count: figure(findings.length) })
  return (
    <div class="lint-room">
      <Section name="found" title={t('lint_result')} class="lint-list">
        <p role="status">
          <strong>{said}</strong>
        </p>
        <p class="soft">{asOf === null ? t('lint_not_held') : t('lint_held', { day: asOf })}</p>
        {findings.length > 0 && <CopyList result={result} />}
        <ol data-part="findings">
          {findings.map((finding, i) => (
            <Found key={findingId(i)} finding={finding} number={i} />
          ))}
        </ol>
        <Confirmed result={result} />
      </Section>
      <Section name="marked" title={t('lint_marked')} class="lint-text">
        <div class="lint-words" lang="zh" data-part="text">
          {piecesOf(text, findings).map((piece) => (
            <Stretch key={piece.from} piece={piece} findings={findings} />
          ))}
        </div>
      </Section>
    </div>
  )
}

const goTo = (id: string): void => {
  const there = document.getElementById(id)
  there?.scrollIntoView({ block: 'center' })
  there?.focus({ preventScroll: true })
}
const findingId = (number: number): string => `finding-${number + 1}`
const placeId = (from: number): string => `place-${from}`

function Found({ finding, number }: { finding: LintFinding; number: number }) {
  const { kind, message, holds, places } = finding
  const first = places.slice(0, MOST_PLACES)
  return (
    <li id={findingId(number)} tabIndex={-1} data-kind={kind}>
      <Mark look={LOOKS[kind]}>{t(`lint_kind_${kind}`)}</Mark>
      <p>{message}</p>
      {holds !== undefined && <p class="lint-holds">{holds}</p>}
      <p class="lint-places">
        {first.map(({ from, text }) => (
          <Button
            key={from}
            class="quiet"
            label={text.trim() || '·'}
            of={t('lint_to_text', { text })}
            onClick={() => goTo(placeId(from))}
          />
        ))}
      </p>
    </li>
  )
}
const MOST_PLACES = 6

/** A marked stretch leads to its finding and says which it is. */
function Stretch({ piece: { text, from, findings: numbers }, findings }: { piece: Piece; findings: LintFinding[] }) {
  const kinds = numbers.flatMap((number) => findings[number]?.kind ?? [])
  const [first] = numbers
  const [kind] = kinds
  if (first === undefined || kind === undefined) return <>{text}</>
  return (
    <a
      id={placeId(from)}
      href={`#${findingId(first)}`}
      class={`lint-mark lint-${toneOf(kinds)}`}
      title={numbers
        .map((number, i) => t('lint_back_to_list', { number: number + 1, kind: t(`lint_kind_${kinds[i] ?? kind}`) }))
        .join('；')}
      onClick={(event) => {
        event.preventDefault()
        goTo(findingId(first))
      }}
    >
      {text}
      <sup>
        {numbers.map((number) => number + 1).join(' ')} {t(`lint_kind_${kind}`)}
      </sup>
    </a>
  )
}

function CopyList({ result }: { result: LintResult }) {
  const text = listed(result, (kind) => t(`lint_kind_${kind}`))
  const { shown, says, copy } = useCopy<HTMLPreElement>(text)
  return (
    <>
      <ActionButton label={t('lint_copy')} onClick={copy} />
      <SaidLine>{says}</SaidLine>
      <pre ref={shown} class="unseen" aria-hidden="true">
        {text}
      </pre>
    </>
  )
}

const Confirmed = ({ result: { confirmed } }: { result: LintResult }) =>
  confirmed.length === 0 ? null : (
    <details data-part="confirmed">
      <summary>{t('lint_fits', { count: figure(confirmed.length) })}</summary>
      <ul>
        {confirmed.map(({ message, places }, i) => (
          <li key={findingId(i)}>
            <Mark look={['good', 'check']}>{message}</Mark>{' '}
            <span class="soft">{places.map(({ text }) => text.trim()).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
