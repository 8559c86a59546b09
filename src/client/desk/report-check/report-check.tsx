/** 核对汇报: a text with what contradicts itself marked in it, each finding with its reckoning beside it. */
import { useEffect } from 'preact/hooks'
import type { LintFinding, LintResult } from '../../../contract/report-check.ts'
import { figure } from '../../shared/format.ts'
import { printedNo } from '../bulletins/rules.ts'
import { ActionButton, Button } from '../kit/buttons.tsx'
import { Mark } from '../kit/marks.tsx'
import { Empty, Failure, SaidLine, Section, Skeleton } from '../kit/section.tsx'
import { useCopy } from '../kit/shown-secret.tsx'
import { TitledPage } from '../kit/page.tsx'
import { t } from '../later-words.ts'
import { run, sayAgain, useCheck } from './check-asking.ts'
import { PutIn } from './put-in.tsx'
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

function Result({ result }: { result: LintResult }) {
  const { findings, asOf, text } = result
  const { against, text: typed } = useCheck()
  const said = findings.length === 0 ? t('lint_none') : t('lint_found', { count: figure(findings.length) })
  return (
    <div class="lint-room">
      <Section name="found" title={t('lint_result')} class="lint-list">
        <p role="status">
          <strong>{said}</strong>
          {typed !== text && ` ${t('lint_changed')}`}
        </p>
        <p class="soft">
          {asOf === null ? t('lint_not_held') : t('lint_held', { day: asOf })}
          {against !== '' && t('lint_held_by', { no: printedNo(against) })}
        </p>
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
