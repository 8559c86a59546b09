/** A report being written: what is typed outlives the page, and what somebody else saved in between is told. */
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks'
import { bulletins } from '../../../contract/bulletins.ts'
import { type Report, reports } from '../../../contract/reports.ts'
import { fillBlocks } from '../../../domain/report/filled-report.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { kindSaid, printedNo } from '../bulletins/rules.ts'
import { Button } from '../kit/buttons.tsx'
import { useKeptDraft } from '../kit/form-draft.ts'
import { FieldRow, Form, useForm } from '../kit/form.tsx'
import { useKeyPress } from '../kit/keys-on.ts'
import type { Opening } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { Editor } from './editor.tsx'
import { onlyTheirs } from './rules.ts'
import { blocksIn, writingOf, writingReducer } from './writing.ts'

export interface WriteProps {
  report: Report
  /** As it is kept now. */
  saved: (report: Report) => void
  opening: Opening<string>
}

export type Written = ReturnType<typeof useWriting>

/** What is typed outlives the page together with the revision it was begun from: somebody else's change in between is seen. */
export function useWriting({ report, saved, opening }: WriteProps) {
  const begun = useKeptDraft(`report ${report.id} begun`, { revision: '', blocks: '[]' }, true)
  const confirmed = (useAll(bulletins.list, {}).data?.items ?? []).filter(({ status }) => status === 'confirmed')
  const { id, kind, takenFrom, title, to, office, on, asOf, bulletin, blocks } = report
  const form = useForm(reports.change.body, {
    keep: `report ${id}`,
    isLasting: true,
    start: { id, kind, takenFrom, title, to, office, on, asOf, bulletin, blocks, revision: report.revision },
    fields: {
      title: t('report_title'),
      to: { label: t('in_to'), hint: t('report_to_hint') },
      office: { label: t('report_office'), hint: t('report_office_hint') },
      on: { label: t('report_on'), hint: t('report_on_hint') },
      asOf: { label: t('as_of') },
      bulletin: {
        label: t('report_bulletin'),
        hint: t('report_bulletin_hint'),
        none: t('report_unbound'),
        choices: confirmed.map((one) => [
          one.no,
          t('report_bulletin_choice', { no: printedNo(one.no), kind: kindSaid(one.kind), day: one.asOf }),
        ]),
      },
      blocks: {
        label: t('in_blocks'),
        print: (value) => JSON.stringify(value),
        read: blocksIn,
      },
    },
    isChange: true,
    send: async (body) => {
      saved(await ask(reports.change, { params: { id }, body: { ...body, revision: revision() } }))
      begun.clear()
    },
    conflict: opening.renew,
  })
  const revision = () => Number(begun.draft.revision || report.revision)
  const isChanged = form.rows.length > 0
  const begin = () => {
    begun.set('revision')(String(report.revision))
    begun.set('blocks')(JSON.stringify(blocks))
  }
  const set = (name: keyof typeof form.draft) => (value: string) => {
    if (begun.draft.revision === '') begin()
    form.set(name)(value)
    const day = name === 'bulletin' && confirmed.find(({ no }) => no === value)?.asOf
    if (day) form.set('asOf')(day)
  }
  const [text, send] = useReducer(writingReducer, form.draft.blocks, (value) => writingOf(blocksIn(value)))
  const written = text.pieces.map(({ block }) => block)
  useMirror(JSON.stringify(written), JSON.stringify(blocks), {
    keep: set('blocks'),
    take: () => send({ do: 'take', blocks }),
  })
  return {
    form,
    report,
    isChanged,
    set,
    text,
    send,
    blocks: written,
    bound: confirmed.find(({ no }) => no === form.draft.bulletin),
    /** Somebody was faster. */
    isOvertaken: isChanged && revision() !== report.revision,
    /** Theirs is known: mine goes over it. */
    over: begin,
    base: () => blocksIn(begun.draft.blocks),
    giveUp: () => {
      form.clear()
      begun.clear()
      send({ do: 'take', blocks })
    },
  }
}

interface Mirror {
  keep: (written: string) => void
  take: () => void
}

/** What is written is kept as it changes, so that a key that saves saves the last letter, too; where nothing was, what somebody else saved is taken. */
function useMirror(written: string, base: string, mirror: Mirror): void {
  const latest = useRef(mirror)
  latest.current = mirror
  const known = useRef({ written, base })
  useLayoutEffect(() => {
    const before = known.current
    known.current = { written, base }
    if (written !== before.written) latest.current.keep(written)
    else if (base !== before.base && written === before.base) latest.current.take()
  }, [written, base])
}

type Text = Parameters<typeof Editor>[0]

export function WriteForm({ writing, text }: { writing: Written; text: Text }) {
  const { form, report, set, isChanged, isOvertaken } = writing
  const kept = { ...form, set }
  useSaveKey(form.submit)
  return (
    <div class="report-form">
      <Form of={kept} label={t('in_blocks')}>
        <details class="report-head">
          <summary>{t('report_head')}</summary>
          <FieldRow of={kept} names={['title', 'to']} />
          <FieldRow of={kept} names={['office', 'on']} />
        </details>
        <FieldRow of={kept} names={['bulletin', form.draft.bulletin === '' && 'asOf']} />
        {isOvertaken && <Overtaken writing={writing} text={text} />}
        <Editor {...text} />
        <p class="soft report-unsaved" role="status">
          {isChanged ? t('report_unsaved') : t('report_saved', { when: dayTimeOf(report.changedAt) })}
        </p>
      </Form>
    </div>
  )
}

/** Ctrl+S, as everywhere where one writes. */
function useSaveKey(submit: () => void): void {
  useKeyPress((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
    event.preventDefault()
    submit()
  })
}

/** Somebody saved in between: what they wrote that is not in mine, and what to do with it. */
function Overtaken({ writing, text: { figures, send } }: { writing: Written; text: Text }) {
  const { report, blocks, base, over, giveUp } = writing
  const theirs = onlyTheirs(base(), blocks, report.blocks)
  return (
    <div class="notice notice-watch" role="status" data-part="overtaken">
      <p>{t('report_overtaken', { who: report.changedBy, when: dayTimeOf(report.changedAt) })}</p>
      <ul>
        {theirs.map(({ block, after, replaced }) => (
          <li key={JSON.stringify(block)}>
            {fillBlocks([block], figures, {}).map((one) =>
              'runs' in one ? one.runs.map((run) => run.text).join('') : one.title,
            )}{' '}
            <Button
              class="quiet"
              label={t('report_take_theirs')}
              onClick={() => send({ do: 'take', blocks: blocks.toSpliced(after, replaced, block) })}
            />
          </li>
        ))}
      </ul>
      <p class="actions">
        <Button label={t('report_keep_mine')} onClick={over} />
        <Button label={t('report_all_theirs')} onClick={giveUp} />
      </p>
    </div>
  )
}
