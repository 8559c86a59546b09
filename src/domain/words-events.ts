/** Kinds of events and what is counted of them: in the ledger, and on the phone. */

export const eventWords = {
  in_times: ['场次', 'Times'],
  in_people: ['人次', 'People'],
  in_copies: ['册（件）', 'Copies'],
  in_classes: ['班（次）', 'Classes'],
  in_hours: ['学时', 'Hours'],
  event_performance: ['演出', 'performance'],
  event_books: ['送书', 'books'],
  event_training: ['培训班', 'training class'],
  event_lecture: ['讲座辅导', 'lecture'],
  event_creation: ['创作', 'new work'],
  event_contest: ['比赛', 'contest'],
  event_visit: ['走访', 'visit'],
  event_meeting: ['会议', 'meeting'],
  event_other: ['其他活动', 'other event'],
} as const
