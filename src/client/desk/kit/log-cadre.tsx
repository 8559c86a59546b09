/** What was said of a show in the village, without signing in: who reviews it weighs it; it decides nothing by itself. */
import { useId } from 'preact/hooks'
import type { Log } from '../../../contract/screenings.ts'
import type { CadreWitness } from '../../../domain/screening/cadre.ts'
import { dayTimeOf } from '../../shared/format.ts'
import type { Look } from '../../shared/shapes.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'
import { Section } from './section.tsx'

/** What did not come by itself is never as sure: another colour and shape than what did. */
const lookOf = ({ answer, standing, way }: CadreWitness): Look => {
  if (standing !== 'counts') return ['unknown', 'dot']
  if (answer !== 'confirmed') return ['bad', 'alert']
  return way === 'link' ? ['good', 'check'] : ['info', 'back']
}

const answerSaid = ({ answer, way }: CadreWitness): string =>
  [t(`cadre_answer_${answer}`), way === 'carried' && t('cadre_carried')].filter(Boolean).join('')

export function LogCadre({ log: { cadre } }: { log: Log }) {
  const id = useId()
  if (!cadre) {
    return (
      <Section id={id} title={t('cadre_title')}>
        <p data-cadre="none">
          <Mark look={['unknown', 'ring']}>{t('cadre_none')}</Mark>
        </p>
      </Section>
    )
  }
  return (
    <Section id={id} title={t('cadre_title')}>
      <ul class="plain flags">
        {cadre.map((witness) => (
          <li key={`${witness.answeredAt} ${witness.way}`} data-cadre={witness.standing} data-way={witness.way}>
            <Mark look={lookOf(witness)}>{answerSaid(witness)}</Mark>
            <p>{toldBy(witness)}</p>
            {witness.way !== 'link' && <p class="soft">{t(`cadre_worth_${witness.way}`)}</p>}
            {witness.standing !== 'counts' && <p class="soft">{t(`cadre_standing_${witness.standing}`)}</p>}
          </li>
        ))}
      </ul>
      <p class="soft">{t('cadre_what')}</p>
    </Section>
  )
}

/** In a list: what counts of it, the objections first. */
export function CadreTag({ log: { cadre } }: { log: Log }) {
  const counted = cadre?.filter(({ standing }) => standing === 'counts') ?? []
  const told = counted.find(({ answer }) => answer !== 'confirmed') ?? counted[0]
  return told ? <span class="tag">{t('cadre_tag', { says: answerSaid(told) })} </span> : null
}

const toldBy = ({ way, answeredAt, saidAt, began, audience, earlierShows }: CadreWitness): string =>
  [
    `${dayTimeOf(answeredAt)} ${t(`cadre_way_${way}`)}`,
    saidAt && t('cadre_said_at', { time: dayTimeOf(saidAt) }),
    began && t('cadre_began', { time: began }),
    audience && t('cadre_audience', { people: t(`cadre_audience_${audience}`) }),
    earlierShows > 0 ? t('cadre_earlier', { count: earlierShows }) : t('cadre_first'),
  ]
    .filter(Boolean)
    .join(t('list_semicolon'))
