/** The way to the guide while something is missing; once nothing is, this browser never asks again. */
import { useEffect } from 'preact/hooks'
import { recall, remember } from '../../shared/keep.ts'
import { useLoad } from '../../shared/load.ts'
import { go, usePlace } from '../../shared/place.ts'
import { t } from '../words.ts'
import { SET_UP_DONE, type Setup, stepsLeft } from './steps-left.ts'

export function StartLink() {
  const isDone = recall(SET_UP_DONE) === 'yes'
  const place = usePlace()
  const { data } = useLoad<Setup>(isDone ? null : '/api/setup')
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
