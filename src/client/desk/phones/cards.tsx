/** The cards just made, on the screen and on paper: one person, one code, one page. */
import { dayOf, longDay, timeOf } from '../../shared/format.ts'
import { officeName } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { QrImage, useCopy } from '../kit/shown-secret.tsx'
import type { Card } from './enrolling.ts'

interface Props {
  cards: Card[]
  teamName: (code: string) => string
  clear: () => void
}

export function Cards({ cards, teamName, clear }: Props) {
  return (
    <section class="enrol" aria-labelledby="cards-title">
      <h2 id="cards-title" tabIndex={-1}>
        {t('cards_title', { count: cards.length })}
      </h2>
      <p>{t('cards_once')}</p>
      <p class="actions">
        <button type="button" onClick={() => print()}>
          {t('cards_print')}
        </button>
        <button type="button" class="quiet" onClick={clear}>
          {t('cards_clear')}
        </button>
      </p>
      <ul class="enrol-cards">
        {cards.map((card) => (
          <EnrolCard key={card.code} card={card} team={card.teamCode && teamName(card.teamCode)} />
        ))}
      </ul>
    </section>
  )
}

const PHONE_STEPS = ['card_step_scan', 'card_step_join', 'card_step_home'] as const
const DESK_STEPS = ['card_step_desk', 'card_step_password'] as const

function EnrolCard({ card, team }: { card: Card; team: string | undefined }) {
  const { displayName, role, code, qr, expiresAt } = card
  return (
    <li class="enrol-card" data-card={displayName}>
      <p class="soft">{officeName()}</p>
      <h3>{displayName}</h3>
      <p>
        {t(`role_${role}`)} {team !== displayName && team}
      </p>
      <QrImage qr={qr} label={t('card_qr', { who: displayName })} />
      <p>
        <span class="soft">{t('enrolment_code')}</span> <strong class="enrol-code">{code}</strong>
      </p>
      <Link url={card.url} />
      <p>
        <strong>{t('card_until', { day: longDay(dayOf(expiresAt)), time: timeOf(expiresAt) })}</strong>
      </p>
      <ol class="enrol-steps">
        {(role === 'manager' ? DESK_STEPS : PHONE_STEPS).map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </li>
  )
}

/** Text, no link: opened here it would be used up by the wrong device. */
function Link({ url }: { url: string }) {
  const { shown, says, copy } = useCopy<HTMLSpanElement>(url)
  return (
    <div class="enrol-link">
      <p>
        <span class="soft">{t('card_link')}</span>{' '}
        <span ref={shown} class="code">
          {url}
        </span>
      </p>
      <p class="actions">
        <button type="button" onClick={copy}>
          {t('copy_link')}
        </button>
        <span class="said" role="status">
          {says}
        </span>
      </p>
    </div>
  )
}
