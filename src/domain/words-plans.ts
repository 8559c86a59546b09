/** What is said of a planned evening wherever it is shown: how it stands, and what became of it. */

export const planWords = {
  plans_title: ['放映计划', 'Plan of shows'],
  plan_state: ['计划状态', 'State'],
  plan_state_planned: ['待放映队确认', 'for the team to confirm'],
  plan_state_confirmed: ['放映队已确认', 'confirmed by the team'],
  plan_state_moved: ['已改期', 'moved'],
  plan_state_cancelled: ['已取消', 'cancelled'],
  plan_outcome: ['落实情况', 'What became of it'],
  plan_state_to_come: ['还没到', 'still to come'],
  plan_state_shown: ['已放映', 'shown as planned'],
  plan_state_in_review: ['待核', 'in review'],
  plan_state_missed: ['没放成', 'not held'],
  plan_state_fell_out: ['未落实', 'not shown'],
  plan_on: ['放映日期', 'Evening'],
  plan_at: ['开始时间', 'Start'],
  plan_moved_to: ['改到', 'Moved to'],
  plan_moved_from: ['原定', 'Moved from'],
  plan_words: ['说明', 'Words'],
} as const
