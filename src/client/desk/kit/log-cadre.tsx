/** What was said of a show in the village, without signing in: who reviews it weighs it; it decides nothing by itself. */
import { useId } from 'preact/hooks'
import type { Log } from '../../../contract/screenings.ts'
import type { CadreWitness } from '../../../domain/screening/cadre.ts'
import { dayTimeOf } from '../../shared/format.ts'
import type { Look } from '../../shared/shapes.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'
import { Section } from './section.tsx'

const lookOf = ({ answer, standing }: CadreWitness): Look => {
  if (standing !== 'counts') return ['unknown', 'dot']
  return answer === 'confirmed' ? ['good', 'check'] : ['bad', 'alert']
}

export function LogCadre({ log: { cadre } }: { log: Log }) {
  const id = useId()
  if (!cadre) return null
  return (
    <Section id={id} title={t('cadre_title')}>
      <ul class="plain flags">
        {cadre.map((witness) => (
          <li key={`${witness.answeredAt} ${witness.way}`} data-cadre={witness.standing}>
            <Mark look={lookOf(witness)}>{t(`cadre_answer_${witness.answer}`)}</Mark>
            <p>{toldBy(witness)}</p>
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
  return told ? <span class="tag">{t('cadre_tag', { says: t(`cadre_answer_${told.answer}`) })} </span> : null
}

const toldBy = ({ way, answeredAt, began, audience }: CadreWitness): string =>
  [
    `${dayTimeOf(answeredAt)} ${t(`cadre_way_${way}`)}`,
    began && t('cadre_began', { time: began }),
    audience && t('cadre_audience', { people: t(`cadre_audience_${audience}`) }),
  ]
    .filter(Boolean)
    .join(t('list_comma'))
