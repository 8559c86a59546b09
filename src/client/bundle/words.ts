/** What the page of a bundle says, in both languages beside each other. */

export type Pair = readonly [zh: string, en: string]

export const bundleWords = {
  title: ['报〔{year}〕{number}号核验包', 'Bundle of bulletin {year}-{number}'],
  number: ['核验包编号，应与报数页上印的相同：', 'The bundle’s number, as it is printed on the bulletin’s page:'],
  result: ['重算与核验', 'What came of it'],
  good: [
    '全部相符：每个合计都重新算过，封存的操作记录一环扣一环。',
    'Everything fits: every total was worked out anew, and the seals of the trail carry on from each other.',
  ],
  totals: ['放映目标合计', 'Totals of the screening targets'],
  target: ['目标', 'Target'],
  printed: ['报数', 'Printed'],
  again: ['重算', 'Worked out anew'],
  logs: ['记录数', 'Logs'],
  fits: ['相符', 'Fits'],
  yes: ['重算相符', 'it does'],
  no: ['重算不符', 'it does not'],
  files: ['核对文件', 'Compare the files'],
  choose: [
    '选择与本页放在一起的全部文件，逐个字节核对。',
    'Choose all the files beside this page; each is compared to the byte.',
  ],
  file_same: ['{what} 相同', '{what} is the same'],
  file_differs: ['{what} 被改动：与本页所带内容不同', '{what} was altered: it differs from what this page carries'],
  unreadable: [
    '本页所带的数据已损坏，无法读取。请重新下载核验包。',
    'What this page carries is damaged. Please download the bundle again.',
  ],
  fault_bulletin: [
    '报数被改动：校验值与数字、清单不符。',
    'The bulletin was altered: its hash does not fit its figures and lists.',
  ],
  fault_list: [
    '报数清单与放映记录不符：有记录缺失或状态不同。',
    'The lists do not fit the logs: one is missing or of another status.',
  ],
  fault_target: ['合计不符：{what}', 'The total does not fit: {what}'],
  fault_seal: [
    '第 {what} 号封存不符：操作记录的链在此断开。',
    'Seal {what} does not fit: the chain of the trail breaks there.',
  ],
  fault_row: ['操作记录第 {what} 行被改动。', 'Row {what} of the trail was altered.'],
} as const satisfies Record<string, Pair>
