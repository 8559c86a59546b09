/** What the sheet for the leader says. */

export const leaderWords = {
  leader_heading: ['农村公益电影放映和广播村村响进度', 'Rural film screenings and village broadcast: progress'],
  leader_passing: ['广播达标村', 'Villages passing'],
  leader_tv: ['广播电视户户通', 'TV in every household'],
  leader_sounding: ['出声 {sounding} / {installed} 只', '{sounding} of {installed} sound'],
  leader_below: [
    '{count}个贫困村通响率低于95%，修好{silent}只可全部达标',
    '{count} designated villages are below 95%; {silent} speakers to repair',
  ],
  leader_owner: ['责任人', 'Responsible'],
  leader_head_rate: ['通响率', 'Rate'],
  leader_head_silent: ['待修', 'Fix'],
  leader_due: ['限期', 'Due'],
  leader_to_name: ['待定', 'to be named'],
  leader_silent: ['待修', 'To repair'],
  leader_severe: ['不足60%', 'below 60%'],
  leader_low: ['60%～95%', '60% to 95%'],
  leader_decide: ['请审定', 'For decision'],
  leader_decide_pace: [
    '今后全县每天放映不少于{count}场，按队分到周。',
    'From now on at least {count} shows a day, by team and week.',
  ],
  leader_decide_team: [
    '{team}由每天{pace}场提到{needed}场，先补{missed}个未放映村。',
    '{team}: from {pace} to {needed} a day, first the {missed} villages it missed.',
  ],
  leader_decide_faults: [
    '{count}个未报修的村即日派单，{severe}个问题突出的村先修。',
    'Assign the {count} villages nobody has reported; repair the {severe} worst first.',
  ],
  leader_made_by: ['填报人：', 'Made by:'],
  leader_checked_by: ['审核人：', 'Checked by:'],
  leader_seal: ['单位（盖章）', 'Office (seal)'],
  leader_date: ['年　　月　　日', 'Date'],
  leader_basis: [
    '按{day}期限计算序时（{percent}）。计入“{statuses}”的记录。',
    'Time progress to {day}: {percent}. Logs counted: {statuses}.',
  ],
  leader_unreported: ['未报数', 'not reported'],
  leader_frozen: ['按{moment}所知报数，已确认', 'reported as known at {moment}, confirmed'],
  leader_draft: ['按{moment}所知拟报，待确认', 'drafted as known at {moment}, not confirmed'],
  leader_not_as_reported: ['现有数据，已报数的见{no}', 'as known now; what was reported is {no}'],
  leader_reported: [
    '{day}已报数，看当时报出的一页纸：{no}（{kind}）',
    '{day} was reported: see its sheet, {no} ({kind})',
  ],
  leader_bulletin: ['{no} {kind}：全部冻结数字和变动说明', '{no}, {kind}: all its figures and what changed since'],
  leader_changed: [
    '{no}报出后数字有变动，现知数列在报数旁；原因见报数的变动说明。',
    'Since {no} some figures have changed; what is known now stands beside. Its page says why.',
  ],
  leader_as_known: ['按现在所知看', 'See it as known now'],
  leader_now: ['现知 {figures}', 'now {figures}'],
  leader_below_now: ['{count}个村，待修{silent}只', '{count} villages, {silent} to repair'],
  leader_digest: ['报数校验 {digest}。', 'Bulletin’s hash {digest}.'],
  leader_sealed: ['第{number}号封存。', 'Seal {number}.'],
  leader_owners_then: [
    '责任人、限期为{moment}所知，不在报数内。',
    'Responsible and due are as known at {moment}, not part of the bulletin.',
  ],
  leader_png_wait: ['正在生成图片……', 'Making the picture…'],
  leader_png_failed: [
    '这个浏览器没能生成图片，请用打印存为PDF。',
    'This browser cannot make the picture. Print it to a PDF instead.',
  ],
  leader_head: ['封存链首 {head}', 'Head of the chain {head}'],
} as const
