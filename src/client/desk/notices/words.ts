/** What a notice of shows (放映公示) says. */

export const noticeWords = {
  notices_lead: [
    '每村每月一张：放过的按记录列出，没到的按放映计划列出，余下的空行由放映队当场填写。',
    'One sheet for each village and month: shows that are logged, those that are planned, and empty lines for the team to fill in.',
  ],
  notices_none: ['没有符合条件的村，请改选乡镇或放映队。', 'No such village. Choose another township or team.'],
  notice_heading: ['农村公益电影放映公示', 'Free film shows in the village'],
  notice_of: ['{township} {village}　{month|day}', '{village}, {township} · {month|day}'],
  notice_time: ['放映时间', 'Time'],
  notice_place: ['放映地点', 'Place'],
  notice_planned: ['计划', 'planned'],
  notice_team: ['本村放映队', 'Team of this village'],
  notice_phone: ['监督电话', 'Call about shows'],
  notice_more: ['另有{count}场，见放映记录。', '{count} more shows are in the logs.'],
  notice_to_fill: [
    '空行由放映队当场填写。放映不收费；未按公示放映的，请拨打监督电话。',
    'The team fills in the empty lines. Shows are free; if one does not take place, please call.',
  ],
} as const
