/** What a receipt (回执单) says. */

export const receiptWords = {
  receipts_lead: [
    '每场一张 A5；空白回执单按号成本，交放映队带下村。',
    'One A5 for each show; empty ones in a numbered pad, for a team to take along.',
  ],
  receipts_none: ['这个月没有放映记录。请改选月份或放映队。', 'No logs in this month. Choose another month or team.'],
  receipts_kind: ['打印内容', 'What to print'],
  receipts_filled: ['已填的回执单', 'Receipts of shows'],
  receipts_empty: ['空白回执单', 'Empty receipts'],
  receipts_pad: ['张数', 'How many'],
  receipts_first: ['起始编号', 'First number'],
  receipts_make: ['生成', 'Make'],
  receipts_back: ['回到这场的记录', 'Back to this log'],
  receipts_first_hint: [
    '接着系统里用过的最大编号；上一本还没用完的，请从那一本的下一号起。',
    'Follows the highest number used in a log. Where an earlier pad is not used up, begin after that one.',
  ],
  receipts_team_first: ['请先选放映队，空白回执单按队编号。', 'Choose a team first: pads are numbered by team.'],
  receipt_heading: ['农村公益电影放映回执单', 'Receipt of a film show'],
  receipt_number: ['编号 {number}', 'No. {number}'],
  receipt_no_number: ['编号：未填', 'No number given'],
  receipt_day: ['放映日期', 'Date'],
  receipt_witness_phone: ['见证人电话', 'Witness’ phone'],
  receipt_venues: ['□ 室内固定　□ 室外流动', '□ indoor　□ outdoor'],
  receipt_sign_operator: ['放映员签字：', 'Projectionist:'],
  receipt_sign_witness: ['见证人签字：', 'Witness:'],
  receipt_sign_village: ['村委会（盖章）：', 'Village (seal):'],
  receipt_qr: ['{village}这场放映的记录', 'The log of this show in {village}'],
  receipt_scan: ['扫码查看记录', 'Scan for the log'],
  receipt_status: ['记录状态：{status}。', 'The log is {status}.'],
  receipt_pad_foot: ['空白回执单，未填不作凭证。', 'Empty: proof of nothing until it is filled in.'],
} as const
