/** The photos and papers of an entry: seen, added, withdrawn with a reason. */
import { useState } from 'preact/hooks'
import * as z from 'zod'
import { addressOf } from '../../../contract/address.ts'
import { type EntryFile, standing, Withdrawn } from '../../../domain/ledger/entry-file.ts'
import { FILE_TYPES, MOST_PHOTOS, PHOTO_BYTES } from '../../../domain/screening/photo.ts'
import { digestOf } from '../../../domain/trail/sha256.ts'
import { answered, ask, Problem, saidOf } from '../../shared/api.ts'
import { dayOf, longDay } from '../../shared/format.ts'
import { PhotoProblem, shrunkBytes } from '../../shared/shrunk-photo.ts'
import { Button, Changing, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { PhotoView } from '../kit/photo-gallery.tsx'
import { Empty, type Opening, Section, useOpening } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import './ledger.css'
import { type Entry, type Name, NOUNS } from './nouns.ts'

const MOST_MB = PHOTO_BYTES / 1_048_576

interface Props {
  name: Name
  entry: Entry
  reload: () => void
}

export function EntryFiles({ name, entry, reload }: Props) {
  const [open, setOpen] = useState<string>()
  const opening = useOpening('files-title', { reload })
  const files = entry.files ?? []
  const pathOf = ({ sha256 }: EntryFile) => addressOf(NOUNS[name].routes.photo, { params: { id: entry.id, sha256 } })
  const photos = files
    .filter(({ type }) => isPhoto(type))
    .map((file) => ({ sha256: file.sha256, path: pathOf(file), alt: called(file) }))
  const at = photos.findIndex(({ sha256 }) => sha256 === open)
  return (
    <Section said={opening.said} title={t('files_title')}>
      {files.length === 0 ? (
        <Empty>{t('files_none')}</Empty>
      ) : (
        <ul class="photos">
          {files.map((file) => (
            <li
              key={file.sha256}
              class={file.withdrawn === undefined ? undefined : 'file-withdrawn'}
              data-file={file.withdrawn === undefined ? 'here' : 'withdrawn'}
            >
              <Shown file={file} path={pathOf(file)} open={() => setOpen(file.sha256)} />
              <Changing>
                <Move name={name} entry={entry} file={file} opening={opening} />
              </Changing>
            </li>
          ))}
        </ul>
      )}
      <Changing>{standing(files) < MOST_PHOTOS && <Add name={name} entry={entry} opening={opening} />}</Changing>
      {at >= 0 && (
        <PhotoView
          pictures={photos}
          at={at}
          show={(next) => setOpen(photos[next]?.sha256)}
          close={() => setOpen(undefined)}
        />
      )}
    </Section>
  )
}

const isPhoto = (type: string): boolean => type.startsWith('image/')
const called = ({ name, sha256 }: EntryFile): string => name ?? sha256.slice(0, 8)

function Shown({ file, path, open }: { file: EntryFile; path: string; open: () => void }) {
  const { type, receivedBy, receivedAt, withdrawn } = file
  const name = called(file)
  return (
    <>
      {isPhoto(type) ? (
        <button type="button" class="photo-room" aria-label={t('file_open', { name })} onClick={open}>
          <img src={path} alt={name} loading="lazy" decoding="async" />
        </button>
      ) : (
        <a class="photo-room" href={path} download={name}>
          PDF
        </a>
      )}
      <p class="file-named">
        {name} <span class="soft">{t('file_came', { by: receivedBy, day: longDay(dayOf(receivedAt)) })}</span>
      </p>
      {withdrawn !== undefined && <p class="soft">{t('file_withdrawn', { reason: withdrawn })}</p>}
    </>
  )
}

interface MoveProps {
  name: Name
  entry: Entry
  file: EntryFile
  opening: Opening<string>
}

/** Out of what counts, with a reason; and back in. */
function Move({ name, entry, file, opening }: MoveProps) {
  const { isSending, problem, run } = useSending()
  const { sha256, withdrawn } = file
  const named = { name: called(file) }
  const put = (reason?: string) =>
    ask(NOUNS[name].routes.withdrawPhoto, { params: { id: entry.id, sha256 }, body: { withdrawn: reason } })
  if (opening.opened === sha256) {
    return (
      <Withdraw
        label={t('file_withdraw_of', named)}
        close={opening.close}
        send={put}
        done={() => opening.saved(t('file_was_withdrawn', named))}
      />
    )
  }
  return (
    <>
      <p class="actions">
        {withdrawn === undefined ? (
          <Button
            class="quiet"
            label={t('file_withdraw')}
            of={t('file_withdraw_of', named)}
            onClick={() => opening.open(sha256)}
          />
        ) : (
          <Button
            class="quiet"
            label={t('ledger_restore')}
            of={t('file_restore_of', named)}
            isBusy={isSending}
            onClick={() => run(() => put().then(() => opening.saved(t('file_restored', named))))}
          />
        )}
      </p>
      <Says>{problem && saidOf(problem)}</Says>
    </>
  )
}

interface WithdrawProps {
  label: string
  close: () => void
  send: (reason: string) => Promise<unknown>
  done: () => void
}

function Withdraw({ label, close, send, done }: WithdrawProps) {
  const form = useForm(z.object({ withdrawn: Withdrawn }), {
    start: {},
    fields: { withdrawn: { label: t('in_withdrawn') } },
    send: ({ withdrawn }) => send(withdrawn),
    done,
  })
  return (
    <Form of={form} label={label} button={t('file_withdraw')} cancel={close} isOpened>
      <Field of={form} name="withdrawn" />
    </Form>
  )
}

function Add({ name, entry, opening }: Omit<MoveProps, 'file'>) {
  const { isSending, run } = useSending()
  const [refused, setRefused] = useState<string[]>([])
  const add = (files: File[]) =>
    run(async () => {
      setRefused([])
      const said: string[] = []
      // one after the other: a village’s network has room for one
      for (const file of files)
        await sendFile(name, entry.id, file).catch((why: unknown) => said.push(whyNot(file, why)))
      setRefused(said)
      if (said.length < files.length) opening.saved(t('files_added', { count: files.length - said.length }))
    })
  return (
    <div class="field phone-file">
      <label for="entry-files">{t('files_add')}</label>
      <input
        id="entry-files"
        type="file"
        multiple
        accept={FILE_TYPES.join()}
        aria-describedby="entry-files-hint"
        disabled={isSending}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <p id="entry-files-hint" class="soft" role="status">
        {isSending ? t('files_sending') : t('files_hint', { most: MOST_MB, count: MOST_PHOTOS })}
      </p>
      <Says>{refused.join(' ')}</Says>
    </div>
  )
}

function whyNot({ name }: File, thrown: unknown): string {
  if (thrown instanceof Problem) return t('files_not_added', { name, why: saidOf(thrown) })
  return t('files_not_added', { name, why: t(thrown instanceof PhotoProblem ? 'file_is_no_photo' : 'unreadable') })
}

/** As it is, where it fits; what is a picture of another kind or too large is made to fit. */
async function fitting(file: File): Promise<Blob> {
  if (file.size <= PHOTO_BYTES && FILE_TYPES.some((type) => type === file.type)) return file
  if (!isPhoto(file.type)) {
    const key = file.type === 'application/pdf' ? 'file_is_too_large' : 'file_is_no_photo'
    throw new Problem('invalid', t(key, { most: MOST_MB }))
  }
  const { bytes, type } = await shrunkBytes(file)
  return new Blob([bytes], { type })
}

async function sendFile(name: Name, id: string, file: File): Promise<void> {
  const blob = await fitting(file)
  const sha256 = digestOf(new Uint8Array(await blob.arrayBuffer()))
  const { sendPhoto } = NOUNS[name].routes
  const path = addressOf(sendPhoto, { params: { id, sha256 }, query: { name: file.name.slice(-120) } })
  await answered(sendPhoto, path, { parts: blob })
}
