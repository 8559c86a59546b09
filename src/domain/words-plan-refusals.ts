/** Why something is not done with a planned evening, and what to do instead. */

export const planRefusalWords = {
  plan_is_moved: [
    '这一场已改期，请到改后的那一天操作。',
    'This evening was moved. Please go to the day it was moved to.',
  ],
  plan_is_cancelled: ['这一场已取消，请另排一场。', 'This evening was cancelled. Please plan another one.'],
  plan_same_day: ['改期须改到另一天，请另选日期。', 'Please choose another day to move it to.'],
  plan_is_over: [
    '这一天已经过去，不能再排计划，请选今天或以后的日期。',
    'That day is over. Please choose today or a later day.',
  ],
  plan_too_many: [
    '本队{month|day}的计划已有{maximum}场，请先核对，再取消多余的。',
    'The team has {maximum} evenings planned in {month|day}. Please check them first.',
  ],
} as const
