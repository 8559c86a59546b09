/** Villages' registers of speakers by sheets: a row a kind, and of each village that is named all that stands there. */
import { inOrderOfGroups, NewVillageSpeakers, SpeakerGroup } from '../domain/audibility/speaker.ts'
import { sentenceOf } from '../domain/issues.ts'
import { json } from '../store/engine/sql.ts'
import { putVillageSpeakers, speakersOf } from '../store/audibility/village-speakers.ts'
import { choicesIn, chosenFrom, type ImportNoun, PLACE_COLUMNS, PLACE_NOTES } from './import-noun.ts'
import { villageOf } from './screening-draft.ts'
import type { Names } from './similar.ts'

const COLUMNS = {
  ...PLACE_COLUMNS,
  kind: ['喇叭种类', 'kind', '种类', '类型', '设备类型', '喇叭类型'],
  transmission: ['传输方式', 'transmission', '传输', '接入方式'],
  returns: ['能否回传', 'return_channel', '回传', '有无回传', '是否回传'],
  speakers: ['数量', 'speakers', '只数', '喇叭数', '安装数'],
} as const satisfies Record<string, Names>
type Column = keyof typeof COLUMNS

const KINDS = {
  horn: ['高音喇叭', 'horn', '喇叭', '高音号角'],
  column: ['音柱', 'column'],
  amplifier_receiver: ['收扩机', 'amplifier_receiver'],
  indoor_box: ['室内音箱', 'indoor_box', '音箱'],
  other: ['其他', 'other'],
} as const
const TRANSMISSIONS = {
  wired: ['有线', 'wired'],
  fm: ['调频', 'fm', '无线调频'],
  ip: ['IP', 'ip', 'IP或4G', '4G', '网络'],
} as const
const RETURNS = { yes: ['能', 'yes', '是', '有', '1'], no: ['不能', 'no', '否', '无', '没有', '0'] } as const
const kindOf = chosenFrom<keyof typeof KINDS>(KINDS)
const transmissionOf = chosenFrom<keyof typeof TRANSMISSIONS>(TRANSMISSIONS)
const returnsOf = chosenFrom<keyof typeof RETURNS>(RETURNS)

interface Speakers {
  villageCode: string
  groups: SpeakerGroup[]
}

export const SPEAKERS: ImportNoun<Column, Speakers> = {
  kind: 'speakers',
  columns: COLUMNS,
  needed: ['village', 'kind', 'transmission', 'returns', 'speakers'],
  mayBreakLines: [],
  reader:
    async ({ names, today }) =>
    (row) => {
      const village = villageOf(row, names.on(today))
      const kind = row.understood('kind', kindOf, () => choicesIn(KINDS))
      const transmission = row.understood('transmission', transmissionOf, () => choicesIn(TRANSMISSIONS))
      const returns = row.understood('returns', returnsOf, () => choicesIn(RETURNS))
      const speakers = row.count('speakers')
      if (row.problems.length > 0 || !village) return undefined
      const group = { kind, transmission, returnChannel: returns === 'yes', speakers }
      const read = row.parsed(SpeakerGroup, group, ([first]) => (String(first) in COLUMNS ? (first as Column) : null))
      return read && { id: village.code, thing: { villageCode: village.code, groups: [read] } }
    },
  joined: ({ villageCode, groups }, more) => ({ villageCode, groups: [...groups, ...more.groups] }),
  compare: async (sql, all) => {
    const kept = await speakersOf(
      sql,
      all.map(({ villageCode }) => villageCode),
    )
    return all.map(({ villageCode, groups }) => {
      const read = NewVillageSpeakers.safeParse({ groups })
      const [issue] = read.error?.issues ?? []
      if (issue) return { sentence: sentenceOf(issue) }
      return textOf(groups) === textOf(kept.get(villageCode) ?? []) ? 'same' : 'new'
    })
  },
  keep: async (sql, all, { actor, now }) => {
    await Promise.all(all.map(({ villageCode, groups }) => putVillageSpeakers(sql, villageCode, groups, actor, now)))
    return all.map(() => 'stored')
  },
  form: {
    ...PLACE_NOTES,
    kind: {
      note: [
        '一种一行；写到的村，以这里写的为全部',
        'A row each; of a village named here this is all that stands there',
      ],
      example: '高音喇叭',
      choices: KINDS,
    },
    transmission: {
      note: ['有线、调频 或 IP', '有线 (wired), 调频 (FM) or IP'],
      example: '有线',
      choices: TRANSMISSIONS,
    },
    returns: {
      note: ['能自己报告状态吗：能 或 不能', 'Whether they report by themselves: 能 (yes) or 不能 (no)'],
      example: '不能',
      choices: RETURNS,
    },
    speakers: { note: ['只数，整数', 'How many, a whole number'], example: '18' },
  },
}

const textOf = (groups: SpeakerGroup[]): string =>
  json(
    inOrderOfGroups(groups).map(({ kind, transmission, returnChannel, speakers }) => [
      kind,
      transmission,
      returnChannel,
      speakers,
    ]),
  )
