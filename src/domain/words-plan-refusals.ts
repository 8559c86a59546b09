/** Why something is not done with a planned evening, and what speaks against it. */

export const planRefusalWords = {
  expects_month: ['月份，如 2017-07', 'a month, such as 2017-07'],
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
  plan_day_over: ['这一天已经过去，请核对日期。', 'That day is over. Please check the date.'],
  plan_no_team: [
    '{village}那天没有放映队负责，请写明放映队。',
    'No team serves {village} that day. Please write which one is to show.',
  ],
  plan_kept_otherwise: [
    '{day|day}的这一场已在计划里，时间、影片或备注不同。导入不会改动它，请到放映计划里改。',
    'This evening of {day|day} is planned already, with another time, film or note. An import does not change it; please do so in the plan.',
  ],
  plan_too_many: [
    '本队{month|day}的计划已有{maximum}场，请先核对，再取消多余的。',
    'The team has {maximum} evenings planned in {month|day}. Please check them first.',
  ],
  plan_far_apart: [
    '当晚还排了{village}，相距约{km}公里，赶不过来。请改一场的日期。',
    '{village}, about {km} km away, is planned that evening, too. Please move one of them.',
  ],
  plan_two_that_day: ['当晚还排了{village}。', '{village} is planned that evening, too.'],
  plan_village_twice: [
    '{team}当晚已排在{village}。请取消一场，或另选村。',
    '{team} is planned in {village} that evening already. Cancel one, or choose another village.',
  ],
  plan_village_again: ['{village}当月已排在{other|day}。', '{village} is planned on {other|day} that month already.'],
  plan_film_again: [
    '《{film}》{day|day}在{village}放过或已排，不满12个月。建议换一部。',
    '“{film}” was shown or is planned in {village} on {day|day}, within 12 months. Better choose another film.',
  ],
} as const
