/** In the demo: who may sign in and with which password, each a button that fills in the form it stands in. */
import { useEffect, useState } from 'preact/hooks'
import type { Office } from '../../contract/office.ts'
import { askClock } from './office-clock.ts'
import { doorWords } from './words-door.ts'
import { sayerOf } from './words.ts'

const t = sayerOf(doorWords)

export function DemoSignIns() {
  const [demo, setDemo] = useState<Office['demo']>()
  useEffect(() => {
    askClock()
      .then((office) => setDemo(office.demo))
      // a door without signal has other things to say
      .catch(() => undefined)
  }, [])
  if (!demo) return null
  const { password, signIns } = demo
  const firsts = signIns.filter(({ role }, i) => signIns.findIndex((one) => one.role === role) === i)
  const others = signIns.filter((one) => !firsts.includes(one))
  const button = (username: string, displayName?: string) => (
    <button
      key={username}
      type="button"
      onClick={({ currentTarget }) => fillIn(currentTarget.form, username, password)}
    >
      {displayName} <span class="soft">{username}</span>
    </button>
  )
  return (
    <fieldset class="demo-sign-ins">
      <legend class="soft">{t('demo_sign_ins', { password })}</legend>
      <div>{firsts.map(({ username, displayName }) => button(username, displayName))}</div>
      {others.length > 0 && (
        <details>
          <summary>{t('demo_others', { count: others.length })}</summary>
          <div>{others.map(({ username }) => button(username))}</div>
        </details>
      )}
    </fieldset>
  )
}

/** And goes to the form's button: what is left is to press it. */
function fillIn(form: HTMLFormElement | null, username: string, password: string): void {
  for (const [name, value] of Object.entries({ username, password })) {
    const field = form?.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value
  }
  form?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus()
}
