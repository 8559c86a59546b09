/** What the plan on the phone says. */

export const planFieldWords = {
  plans_title: ['放映计划', 'Plan of shows'],
  plan_lead: [
    '确认了，办公室就按这个公示。下雨点一下就改期。',
    'What you confirm is announced. Rain: one tap moves it.',
  ],
  plan_none: [
    '后面五周还没有排计划。可以自己先排，办公室会看到。',
    'Nothing is planned for the next five weeks. You may plan it yourself.',
  ],
  plan_confirm_all: ['全部确认（{count}场）', 'Confirm all ({count})'],
  plan_confirm: ['确认', 'Confirm'],
  plan_rain: ['因雨改到{day}', 'Rain: move to {day}'],
  plan_more: ['改期、换片、取消', 'Move, change the film, cancel'],
  plan_why: ['为什么', 'Why'],
  plan_film: ['放什么', 'Film'],
  plan_village: ['哪个村', 'Village'],
  plan_day: ['哪天', 'Evening'],
  plan_save: ['存下', 'Save'],
  plan_went_to: ['改到{day}（{reason}）', 'moved to {day} ({reason})'],
  plan_came_from: ['原定{day}', 'was planned for {day}'],
  plan_gone: ['已取消（{reason}）', 'cancelled ({reason})'],
  plan_waits: ['待上传', 'not uploaded yet'],
} as const
