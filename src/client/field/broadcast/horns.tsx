/** The speakers of a test, each one horn: sounding, silent, or not tested. */
import type { SpeakerCounts } from '../../../domain/audibility/audibility.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'

/** Beyond this they are no picture any more; the counts below say it all. */
const MOST_HORNS = 130

export function Horns({
  speakersInstalled: installed,
  speakersTested: tested,
  speakersSounding: sounding,
}: SpeakerCounts) {
  const counts = { sounding, silent: tested - sounding, untested: installed - tested }
  const kinds = ['sounding', 'silent', 'untested'] as const
  return (
    <>
      {installed <= MOST_HORNS && (
        <div
          class="horns"
          role="img"
          aria-label={t('horns_said', { installed: figure(installed), sounding: figure(sounding) })}
        >
          {kinds.flatMap((kind) =>
            Array.from({ length: counts[kind] }, (_, i) => <Horn key={`${kind} ${i}`} kind={kind} />),
          )}
        </div>
      )}
      <p class="horns-key">
        {kinds.map((kind) => (
          <span key={kind}>
            <Horn kind={kind} /> {t(`horns_${kind}`, { count: figure(counts[kind]) })}
          </span>
        ))}
      </p>
    </>
  )
}

const MARKS = { sounding: 'M20 6.5a6 6 0 0 1 0 7', silent: 'M3 18.5L21 1.5', untested: '' }

const Horn = ({ kind }: { kind: keyof typeof MARKS }) => (
  <svg class={`horn horn-${kind}`} viewBox="0 0 24 20" aria-hidden="true">
    <path d="M3 7.5h5L17 2v16L8 12.5H3z" />
    <path class="horn-mark" d={MARKS[kind]} />
  </svg>
)
