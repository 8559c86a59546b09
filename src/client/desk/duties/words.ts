/** What is said of who answers for what; its columns and kinds are in domain/words-tables.ts. */

export const dutyWords = {
  duties_lead: [
    '每项目标、每个村级项目、每个村由谁负责。没有责任人的排在前面；提醒没有交办给别人时，由责任人办理。',
    'Who answers for each target, work and village. Those without anybody come first; a flag that was given to nobody else is theirs.',
  ],
  duties_total: ['共 {count} 项', '{count} in all'],
  duties_none: ['没有符合条件的。请放宽条件。', 'Nothing matches. Please ask for less.'],
  duties_list: ['谁负责', 'The list'],
  duties_any: ['全部', 'All'],
  duties_named: ['有无责任人', 'Somebody or nobody'],
  duties_nobody: ['还没有责任人的', 'Nobody yet'],
  duties_somebody: ['已有责任人的', 'Somebody'],
  duties_search_hint: ['名称或人名', 'Its name or a person’s'],
  duty_title: ['责任', 'Who answers for it'],
  duty_name: ['指定', 'Name'],
  duty_name_for: ['指定：{name}', 'Name who answers for {name}'],
  duty_nobody: ['还没有责任人', 'nobody yet'],
  duty_nobody_text: ['尚未明确责任领导和责任人。', 'Nobody answers for it yet.'],
  duty_form: ['{name}：责任领导和责任人', '{name}: leader and who answers'],
  duty_saved: ['已保存：{name}', 'Saved: {name}'],
  duty_empty_hint: ['两项都空着：从这一天起没有责任人。', 'Both empty: from that day on nobody answers for it.'],
  duty_by_entry: ['按项目登记', 'as its entry says'],
  duty_inherited: ['沿用{villages}', 'as {villages}'],
  duty_inherited_text: [
    '本村由{villages}合并或分设而来，沿用原来的责任人；另行指定后以新的为准。',
    'This village was made of {villages}: whoever answered for those goes on, until somebody is named anew.',
  ],
  duty_history: ['历次变更（{count}）', 'Earlier and later ({count})'],
  duty_version: ['{day} 起：{who}', 'From {day}: {who}'],
} as const
