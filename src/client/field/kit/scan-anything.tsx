/** 扫一扫: whatever the office has made is opened; of anything else it is said what it is not. */
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { usePhone } from '../phone/phone.ts'
import { logPath, machinePath, receiptPath } from '../routes.ts'
import { ScanButton } from './scan-button.tsx'
import { scanned } from './scanned.ts'

export function ScanAnything({ label }: { label: string }) {
  const { person, copy, entries } = usePhone()
  const take = (text: string): string | undefined => {
    const found = scanned(text)
    if (found.kind === 'enrolment') {
      // as if the link had been opened: main.tsx goes to the door with it
      location.hash = `enrol=${encodeURIComponent(found.code)}`
      return undefined
    }
    if (found.kind === 'machine') {
      if (person.role !== 'technician') return t('scanned_machine')
      go(machinePath(found.code, found.village))
      return undefined
    }
    if (found.kind !== 'show') return t(`scanned_${found.kind}`, { text: text.slice(0, MOST_SHOWN) })
    const { id, isAnswer } = found
    const isHere =
      entries.some(({ about }) => about === id) || copy?.team?.logs.some(({ content }) => content.id === id)
    if (!isHere) return t(person.role === 'team' ? 'scanned_show_elsewhere' : 'scanned_show')
    go(isAnswer ? receiptPath(id) : logPath(id))
    return undefined
  }
  return <ScanButton label={label} title={label} take={take} />
}
const MOST_SHOWN = 60
