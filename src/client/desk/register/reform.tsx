/** A whole reform from one sheet: looked at first, and done in one go. */
import { useState } from 'preact/hooks'
import { type NewReform, type ReformResult, registerChanges } from '../../../contract/register-changes.ts'
import type { Township } from '../../../domain/register/place.ts'
import { ask, saidOf } from '../../shared/api.ts'
import { figure, longDay } from '../../shared/format.ts'
import { inBase64, MOST_MEGABYTES, textOfBytes, tooLarge } from '../first-run/bring-register.tsx'
import { SheetProblems } from '../first-run/sheet-problems.tsx'
import { Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { type Opening, Section } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { ChangeResult } from './change-result.tsx'

interface Looked {
  body: NewReform
  result: ReformResult
}

export function Reform({ opening, townships }: { opening: Opening<string>; townships: Township[] }) {
  const { problem, isSending, run } = useSending({ conflict: opening.renew })
  const [looked, setLooked] = useState<Looked>()
  const [megabytes, setMegabytes] = useState<string | null>(null)
  const look = (file: File | undefined) => {
    if (!file) return
    opening.said.hush()
    setLooked(undefined)
    setMegabytes(tooLarge(file.size))
    if (tooLarge(file.size)) return
    run(async () => {
      const body = await reformIn(file)
      setLooked({ body, result: await ask(registerChanges.reform, { query: { dryRun: 'true' }, body }) })
    })
  }
  const confirm = (body: NewReform) =>
    run(async () => {
      const result = await ask(registerChanges.reform, { body, query: {} })
      if (!result.told) {
        setLooked({ body, result })
        return
      }
      setLooked(undefined)
      opening.saved(t('change_done', { day: longDay(result.told.on) }))
    })
  const told = looked?.result.told
  return (
    <Section id="reform-title" said={opening.said} title={t('reform_title')} lead={t('reform_lead')}>
      <FileChoice look={look} />
      <Says>{megabytes ? t('reform_too_large', { megabytes, most: MOST_MEGABYTES }) : problem && saidOf(problem)}</Says>
      {isSending && <p role="status">{t('reform_reading')}</p>}
      {looked && !told && (
        <SheetProblems problems={looked.result.problems} total={looked.result.problemsTotal} nameOf={(name) => name} />
      )}
      {looked && told && (
        <>
          <p>{t('reform_changes', { name: looked.body.name, count: figure(looked.result.changes) })}</p>
          <ChangeResult
            name="reform-result"
            told={told}
            townships={townships}
            isSending={isSending}
            confirm={() => confirm(looked.body)}
          />
        </>
      )}
    </Section>
  )
}

const FileChoice = ({ look }: { look: (file: File | undefined) => void }) => (
  <>
    <p>
      <a
        class="button"
        download={t('reform_file')}
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${t('reform_columns')}\r\n`)}`}
      >
        {t('reform_form')}
      </a>
    </p>
    <div class="field phone-file">
      <label for="reform-file">{t('reform_choose')}</label>
      <input
        id="reform-file"
        type="file"
        accept=".xlsx,.csv,text/csv"
        onChange={({ currentTarget }) => {
          look(currentTarget.files?.[0])
          // the same file, mended, can be chosen again
          currentTarget.value = ''
        }}
      />
    </div>
  </>
)

/** What Excel saves, or a text of its cells. */
const reformIn = async (file: File): Promise<NewReform> =>
  /\.xlsx$/i.test(file.name)
    ? { name: file.name, base64: await inBase64(file) }
    : { name: file.name, csv: textOfBytes(await file.arrayBuffer()) }
