/** What is said of logs that are unusual: what is, against what, and what to do; never that anybody cheated. */
export const suspicionWords = {
  odd_usual: ['其他放映队为 {usual}%（{all}）', 'of the other teams {usual} % ({all})'],
  odd_no_others: ['没有其他放映队可比', 'there is no other team to compare with'],
  odd_too_long: ['最多看 {days} 天，请缩短期间。', 'At most {days} days at a time: please choose a shorter period.'],
  odd_finding: [
    '{of} 条记录中有 {count} 条带疑点“{finding}”，占 {percent}%；{usual}。',
    '{count} of {of} logs have the finding “{finding}”, {percent} %; {usual}.',
  ],
  odd_receipt_run: [
    '同一村 {count} 个不同晚上的回执编号前后相连（{first} 至 {last}），其间该队在别的村放映 {between} 场；全县 {all} 个可比的村中只有 {villages} 个村这样。',
    'The receipts of {count} evenings in one village follow each other ({first} to {last}), though the team showed {between} times elsewhere in between; of {all} villages that can be compared, {villages} are like this.',
  ],
  odd_receipt_backwards: [
    '按放映先后排，{of} 次中有 {count} 次回执编号比前一晚的小，占 {percent}%；{usual}。',
    'In {count} of {of} steps from one evening to the next the receipt has a lower number, {percent} %; {usual}.',
  ],
  odd_attendance_same: [
    '{of} 条记录中有 {count} 条观众都是 {value} 人，占 {percent}%；{usual}。',
    '{count} of {of} logs say {value} people, {percent} %; {usual}.',
  ],
  odd_witness_everywhere: [
    '{of} 个村中有 {count} 个村的证明人都是{value}，占 {percent}%；{usual}。',
    '{value} is the witness in {count} of {of} villages, {percent} %; {usual}.',
  ],
  odd_one_sitting: [
    '{days} 个不同日子的 {count} 条记录，是{day|day} {time} 起 {minutes} 分钟内接连填写的；这样填写的记录，{usual}。',
    '{count} logs of {days} different days were written down one after the other within {minutes} minutes from {time} on {day|day}; logs entered like this: {usual}.',
  ],
  odd_position_copied: [
    '{of} 条有定位的记录中，{count} 条的坐标与另一晚的记录完全相同，占 {percent}%；{usual}。',
    '{count} of {of} positions are exactly those of another evening, {percent} %; {usual}.',
  ],
  odd_photo_reused: [
    '{of} 条有照片的记录中，{count} 条用了另一晚的同一张照片，占 {percent}%；{usual}。',
    '{count} of {of} logs with photos have one of another evening, {percent} %; {usual}.',
  ],
  odd_callback_denied: [
    '{of} 条打通回访的记录中，{count} 条村里说不实，占 {percent}%；{usual}。',
    'Of {of} logs whose villages were reached {count} were not so, {percent} %; {usual}.',
  ],
  odd_missing: [
    '{of} 条记录中有 {count} 条缺{what}，占 {percent}%；{usual}。',
    '{count} of {of} logs lack this: {what}, {percent} %; {usual}.',
  ],
  odd_do_receipts: [
    '请放映队交来回执存根，逐张核对编号和日期；对不上的退回补正。',
    'Ask the team for the stubs and compare numbers and days; return what does not agree.',
  ],
  odd_do_times: [
    '打开记录核对起止时间和当晚的其他场次；说不清的退回补正。',
    'Open the logs and compare the times with the other shows of that evening; return what stays unclear.',
  ],
  odd_do_places: [
    '打开记录看定位和照片，再问村干部当晚在哪里放映。',
    'Open the logs, look at positions and photos, and ask the village cadre where the show was.',
  ],
  odd_do_attendance: [
    '抽几场打电话问村干部大约来了多少人；差得多的退回补正。',
    'Ask the village cadres of some shows how many came; return those that are far off.',
  ],
  odd_do_witness: [
    '逐村问证明人当晚是否在场、是否本村人；不是的请村里另行证明。',
    'Ask in each village whether the witness was there and is of the village; if not, ask the village for another.',
  ],
  odd_do_entry: [
    '问放映队为何过后才填，再对照回执和照片抽查几场。',
    'Ask the team why these were written down so, and check some of them by receipts and photos.',
  ],
  odd_do_proof: [
    '请放映队补上；补不上的，向村干部核实后再审核。',
    'Ask the team to hand it in; where it cannot, ask the village cadre before accepting.',
  ],
} as const
