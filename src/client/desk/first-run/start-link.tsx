/** The way to the guide while something is missing; once nothing is, this browser never asks again. */
import { useEffect } from 'preact/hooks'
import { setup, type Setup } from '../../../contract/settings.ts'
import { recall, remember } from '../../shared/keep.ts'
import { useAsk } from '../../shared/load.ts'
import { go, usePlace } from '../../shared/place.ts'
import { t } from '../words.ts'

/** What this browser keeps once nothing is left: it then never asks again. */
export const SET_UP_DONE = 'set-up-done'

export const STEPS = ['password', 'register', 'office', 'phones', 'target'] as const
export type StartStep = (typeof STEPS)[number]

/** What a new office still has to do, in its order; targets mostly come with the register. */
export function stepsLeft(left: Setup): StartStep[] {
  const { needsPassword, needsRegister, needsTarget, missingSettings = [], teamsWithoutPhone = 0 } = left
  const isLeft = {
    password: needsPassword,
    register: needsRegister,
    office: missingSettings.length > 0,
    phones: needsRegister || teamsWithoutPhone > 0,
    target: !needsRegister && needsTarget === true,
  }
  return STEPS.filter((step) => isLeft[step])
}

export function StartLink() {
  const isDone = recall(SET_UP_DONE) === 'yes'
  const place = usePlace()
  const { data } = useAsk(setup.read, isDone ? null : {})
  const left = data ? stepsLeft(data) : []
  const isOver = data !== undefined && left.length === 0
  useEffect(() => {
    if (isOver) remember(SET_UP_DONE, 'yes')
  }, [isOver])
  // without a register the overview has nothing to show
  const isLost = data?.needsRegister === true && place.path === '/'
  useEffect(() => {
    if (isLost) go('/start', { replace: true })
  }, [isLost])
  if (left.length === 0) return null
  return (
    <p class="start-link">
      <a href="/start" aria-current={place.path === '/start' ? 'page' : undefined}>
        {t('start_link', { count: left.length })}
      </a>
    </p>
  )
}
