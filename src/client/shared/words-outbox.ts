/** What the outbox says by itself, on a phone and at the desk: files that cannot be taken, answers without a sentence. */
import type { EntryProblem } from './phone/outbox-entry.ts'
import type { FileProblem } from './phone/outbox-file.ts'
import { sayerOf } from './words.ts'

export const outboxWords = {
  outbox_file_no_json: [
    '这个文件读不出来：内容不完整，或不是本程序导出的。请让同事重新导出后再发一次。',
    'This file cannot be read: it is incomplete or was not exported by this programme. Ask your colleague to export it again.',
  ],
  outbox_file_not_ours: ['这不是映响从手机导出的文件。', 'This is not a file exported from a phone by Yingxiang.'],
  outbox_file_newer: [
    '这个文件由更新版本的程序导出，请先更新本程序。',
    'This file was exported by a newer version of the programme. Update this one first.',
  ],
  outbox_file_no_person: ['文件里没有写明是谁导出的。', 'The file does not say who exported it.'],
  outbox_file_no_entries: ['文件里没有待发送的内容。', 'There is nothing to send in this file.'],
  outbox_file_too_many: [
    '文件里的内容超过5000条，无法导入。',
    'The file has more than 5000 entries and cannot be imported.',
  ],
  outbox_file_bad_entry: [
    '文件中第{row}条不完整或被改动过，整个文件没有导入。',
    'Entry {row} of the file is incomplete or was changed; nothing was imported.',
  ],
  outbox_file_bad_photo: [
    '文件中第{row}条的照片损坏，整个文件没有导入。',
    'The photo of entry {row} of the file is damaged; nothing was imported.',
  ],
  outbox_too_large: ['这一条太大，服务器不接收。', 'This is too large; the server does not take it.'],
  outbox_photo_gone: ['手机里已找不到这张照片，无法发送。', 'This photo is no longer on the phone and cannot be sent.'],
} as const

const t = sayerOf(outboxWords)
export const fileProblemSaid = ({ kind, row }: FileProblem): string => t(`outbox_file_${kind}`, { row })

/** The server’s own sentence, or ours where there was none. */
export function entryProblemSaid({ code, detail }: EntryProblem): string {
  if (detail !== '') return detail
  return code === 'photo_gone' ? t('outbox_photo_gone') : t('outbox_too_large')
}
