/** Who sees villagers’ names and numbers, and how to have them shown. */
export const peopleWords = {
  setting_PEOPLE_SEEN_BY: ['个人信息由谁直接看全', 'Who sees names and numbers whole'],
  setting_PEOPLE_REASON: ['查看个人信息须写明理由', 'A reason is asked for seeing them'],
  setting_PEOPLE_YEARS: ['个人信息保存年限', 'Names and numbers are kept for'],
  setting_PEOPLE_PLACES: ['到期一并清除定位', 'Positions go with them'],
  seen_by_nobody: ['谁都不能，逐条查看', 'nobody: each is asked for'],
  seen_by_managers: ['管理员', 'managers'],
  seen_by_desk: ['管理员和审计员', 'managers and auditors'],
  seen_by_everyone: ['所有人', 'everyone'],
  seen_by_hint: [
    '指见证人、报修人的姓名和电话，放映队的电话，以及备注里的号码。其他人看到 张** 和 138****5678；放映队看自己的记录总是完整的。管理员和审计员可逐条点“显示”，系统留下查看记录。',
    'Names and numbers of witnesses and reporters, numbers of teams, and numbers in notes. All others see Z** and 138****5678; a team always sees its own logs whole. Managers and auditors can have each shown, which leaves a line in the trail.',
  ],
  people_reason_hint: ['打开后，点“显示”时必须写理由。', 'When on, whoever has them shown must say why.'],
  people_years_hint: [
    '放映或报修当年过后再保存几年，0 到 50；0 为不清除。到期后每夜清除，不能恢复；场次、人次等数字不变。',
    'Years after the year of the show or the fault, 0 to 50; 0 keeps them for ever. Then they are cleared at night, for good; figures stay as they are.',
  ],
  people_places_hint: [
    '打开后，到期的放映记录连同定位一起清除，不能恢复；照片不清除。',
    'When on, the positions of those shows are cleared with them, for good; photos stay.',
  ],
  limit_years: ['{count} 年', '{count} years'],
  kept_for_ever: ['不清除', 'ever'],
  people_show: ['显示姓名和电话', 'Show names and numbers'],
  people_show_lead: ['查看会留下记录：谁、何时、哪一条。', 'The trail will say who looked, when, and at what.'],
  people_why: ['查看理由', 'Why'],
  people_shown: ['已显示，系统已留下查看记录。', 'Shown; the trail says so.'],
  people_reporter: ['报修人', 'Reporter'],
  people_text: ['原文', 'As written'],
} as const
