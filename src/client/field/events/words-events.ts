/** What is said where an event is entered on the phone. */

export const eventFieldWords = {
  event_lead: [
    '没有信号也能登记，有信号时自动上传；办公室在台账里核对。',
    'It works without signal, and goes by itself when there is some. The office checks it in the ledger.',
  ],
  event_kind: ['什么活动', 'What kind'],
  event_title: ['内容（谁、做什么、送到哪里）', 'What it was: who did what, where'],
  event_title_short: ['内容', 'What it was'],
  event_day: ['哪一天', 'Which day'],
  event_place: ['在哪里', 'Where'],
  place_village: ['某个村', 'A village'],
  place_township: ['乡镇', 'A township'],
  place_county: ['不分村', 'No one place'],
  place_change: ['换一个村', 'Another village'],
  place_choose: ['请选乡镇', 'Choose a township'],
  event_amounts: ['数量（没有的不填）', 'How many (leave out what there is none of)'],
  event_at_least: ['不止这些', 'more than this'],
  event_photo_take: ['拍照', 'Take a photo'],
  event_photo_pick: ['从相册选', 'From the album'],
  event_photo: ['第 {number} 张照片', 'Photo {number}'],
  event_send: ['提交', 'Send'],
  event_next: ['再登记一个', 'Enter another'],
  event_from_phone: ['手机登记', 'Entered on a phone'],
  asked_kind: ['请选活动种类。', 'Please choose what kind it was.'],
  asked_title: ['请写明活动内容。', 'Please say what it was.'],
  asked_place: ['请选村或乡镇，或者选“不分村”。', 'Choose a village or a township, or “No one place”.'],
} as const
