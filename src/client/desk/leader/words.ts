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
  leader_head: ['封存链首 {head}', 'Head of the chain {head}'],
} as const
