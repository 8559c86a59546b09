/** What is said of the settlement of the subsidy (结算). */

export const settlementWords = {
  settlements_lead: [
    '按半年结算放映补贴：只付审核有效的场次，制表后由另一位管理员确认并锁定；此后的变动列入下一期的“以前期调整”。',
    'The subsidy is settled by half-years: accepted shows alone are paid. Another manager confirms and locks it; what changes later is adjusted in the next one.',
  ],
  settlements_list: ['各期结算', 'All settlements'],
  settlements_total: ['共 {count} 期', '{count} in all'],
  settlements_none: ['还没有结算。请点“制作结算表”。', 'There is no settlement yet. Press “Make a settlement”.'],
  settlements_none_read: ['还没有结算，由管理员制作。', 'There is no settlement yet; managers make them.'],
  settlement_period: ['结算期', 'Period'],
  settlement_H1: ['{year}年上半年', 'January to June {year}'],
  settlement_H2: ['{year}年下半年', 'July to December {year}'],
  settlement_locked: ['已锁定', 'locked'],
  settlement_made_by: ['制表', 'Made by'],
  settlement_awaited: ['尚无，须由另一位管理员确认', 'nobody yet; another manager has to'],
  settlement_single: ['单人审核（本单位只有一位管理员）', 'confirmed alone (the office has a single manager)'],
  settlement_make: ['制作结算表', 'Make a settlement'],
  settlement_made: ['已制作{period}结算表，请另一位管理员确认。', 'Made: {period}. Ask another manager to confirm it.'],
  settlement_of: ['{period}放映补贴结算表', 'Settlement of the subsidy, {period}'],
  settlement_says: [
    '{teams}支放映队，审核有效{shows}场，应补{due}元，以前期调整{adjusted}元，实发{paid}元。',
    '{teams} teams, {shows} shows accepted: {due} yuan due, {adjusted} adjusted, {paid} paid.',
  ],
  settlement_by_team: ['各队结算', 'By team'],
  settlement_missing: [
    '没有{period}的结算表。请从结算列表打开。',
    'There is no settlement of {period}. Open one from the list.',
  ],
  back_settlements: ['返回结算列表', 'Back to the settlements'],
  settlement_rate: ['标准', 'Rate'],
  settlement_rate_said: ['{yuan} 元/场', '{yuan} yuan a show'],
  settlement_shares: ['分担（中央 : 省 : 市 : 县）', 'Shared by (centre : province : city : county)'],
  settlement_changed: [
    '制表后有变动，下表是现在的数字。请重新制表，核对后再确认。',
    'Something changed since it was made; below are the figures of now. Make it again, look at it, then confirm.',
  ],
  settlement_again: ['重新制表', 'Make it again'],
  settlement_made_again: [
    '已按现在的数字重新制表，请另一位管理员确认。',
    'Made again with the figures of now. Ask another manager to confirm it.',
  ],
  settlement_own: [
    '须由另一位管理员确认：制表人不能确认自己的结算表。',
    'Another manager has to confirm it: nobody confirms their own.',
  ],
  settlement_open: ['这一期到{day}才结束，届时再确认。', 'This period ends on {day}: confirm it then.'],
  settlement_confirm_what: [
    '确认后锁定，不能修改；以后的作废、更正和补审列入下一期。',
    'Once confirmed it is locked. What is voided, corrected or accepted later goes into the next one.',
  ],
  settlement_confirm: ['确认并锁定', 'Confirm and lock'],
  settlement_confirm_sure: ['数字已核对，确认', 'I compared the figures: confirm'],
  settlement_confirmed_said: ['{period}结算已确认并锁定。', '{period} is confirmed and locked.'],
  settlement_print: ['打印（A4 横向）', 'Print (A4 across)'],

  settle_deducted_of: ['{status}{count}场', '{count} {status}'],
  settle_reason: ['{reason}（{count}条）', '{reason} ({count})'],
  settle_units: [
    '{from} 至 {to}；标准 {rate} 元/场，中央 : 省 : 市 : 县 = {shares}；金额单位：元。',
    '{from} to {to}; {rate} yuan a show, centre : province : city : county = {shares}; money in yuan.',
  ],
  settle_back: ['实发为负的，由放映队退回。', 'Where less than nothing is paid, the team pays it back.'],

  adjustments_title: ['以前期调整明细', 'What is adjusted'],
  adjustments_lead: [
    '已锁定各期之后的变动：付过又作废、无效或更正的扣回，补审的补付。每条只调整一次。',
    'What changed in locked periods: paid and then voided, rejected or corrected is taken back, accepted late is paid. Each once.',
  ],
  adjustment_log: ['放映记录', 'Log'],
  adjustment_period: ['所属期', 'Of period'],
  adjustment_shows: ['场次', 'Shows'],
  adjustment_yuan: ['金额（元）', 'Yuan'],
  adjustment_now: ['现状与原因', 'Where it stands, and why'],
  settlement_sign_lead: ['单位负责人', 'Head of the office'],
} as const
