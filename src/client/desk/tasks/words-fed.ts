/** What is said of tasks that the ledger feeds, and of checklists added up. */

export const fedWords = {
  fed_title: ['台账里的依据', 'What the ledger gives'],
  fed_lead: [
    '这项任务由台账计数，不用再登记进度。要改，请改台账。',
    'This task is counted from the ledger; nothing is entered again. To change it, change the ledger.',
  ],
  fed_by_villages: [
    '按台账里到达的不同的村计数：到乡镇的活动不算到村，同一个村只算一次。',
    'Counted by the different villages in the ledger: a trip to a township reaches none, and a village counts once.',
  ],
  fed_none: ['台账里还没有相应的登记。', 'The ledger has nothing for it yet.'],
  fed_nothing: ['不计入', 'not counted'],
} as const
