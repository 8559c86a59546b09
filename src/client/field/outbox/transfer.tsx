/** The outbox as a file, for a colleague's phone or the desk; and a colleague's file taken in. */
import { useState } from 'preact/hooks'
import { readOutboxFile } from '../../shared/phone/outbox-file.ts'
import { exportOutbox, importOutbox } from '../../shared/phone/outbox-share.ts'
import { fileProblemSaid } from '../../shared/words-outbox.ts'
import { usePhone } from '../phone/phone.ts'
import { unsentSaid } from '../phone/unsent.ts'
import { t } from '../later-words.ts'

export function Transfer() {
  const { person, unsent } = usePhone()
  const [says, setSays] = useState('')
  const give = async () => {
    const blob = await exportOutbox(person)
    if (!blob) return setSays(t('export_nothing'))
    save(blob, `yingxiang-${person.displayName}.json`)
    setSays(t('export_done', { what: unsentSaid(unsent) }))
  }
  const take = async (file: File) => {
    const read = readOutboxFile(await file.text())
    if (!read.isRead) return setSays(fileProblemSaid(read.problem))
    const { changed } = await importOutbox(person.id, read.file)
    setSays(
      t('import_done', {
        count: changed.length,
        known: read.file.entries.length - changed.length,
        name: read.file.person.displayName,
      }),
    )
  }
  const failed = () => setSays(t('file_failed'))
  return (
    <section>
      <h2>{t('transfer_title')}</h2>
      <p class="soft">{t('transfer_text')}</p>
      <div class="actions">
        <button type="button" onClick={() => void give().catch(failed)}>
          {t('export')}
        </button>
        <label>
          <input
            type="file"
            accept="application/json,.json"
            aria-label={t('import')}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              event.currentTarget.value = ''
              if (file) void take(file).catch(failed)
            }}
          />
          <span class="button" aria-hidden="true">
            {t('import')}
          </span>
        </label>
      </div>
      <p role="status" data-line="transfer">
        {says}
      </p>
    </section>
  )
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
