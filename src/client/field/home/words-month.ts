/** What is said of a team's month in money. */

export const monthWords = {
  month_pay: ['本月补贴', 'This month’s subsidy'],
  month_shows: [
    '本月计入{shows}条，折合{credit}场；其中已审核{accepted}场。',
    'This month {shows} logs count, {credit} shows by credit; {accepted} of them accepted.',
  ],
  month_pay_said: [
    '按现行标准{rate}元/场：已审核{accepted}元，待审核{awaited}元。',
    'At today’s rate of {rate} yuan a show: {accepted} yuan accepted, {awaited} yuan still to be reviewed.',
  ],
  month_open: [
    '下面{count}条还不能计补贴，点开看怎么办：',
    'These {count} count for nothing yet; open one to see what to do:',
  ],
  month_pay_basis: [
    '补贴每半年结算一次，只付已审核的场次，以结算表为准。',
    'It is paid every half-year, for accepted shows alone, as the settlement says.',
  ],
} as const
