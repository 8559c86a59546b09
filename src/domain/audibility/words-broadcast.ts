/** What is said of broadcast figures and flags of the workshop. */

export const broadcastWords = {
  reason_not_reported: [
    '尚未报修，请先报修，修后复测。',
    'No fault is reported yet: report one, repair, and test again.',
  ],
  reason_faults: [
    '有 {faults} 张报修单未办结，请尽快修复并复测。',
    'Faults not settled yet: {faults}. Repair them and test again.',
  ],
  reason_repaired_below: [
    '报修单已凭这次检测办结，村子仍不达标，也没有其他报修；请查明其余喇叭并再报修。',
    'A fault was closed with this test and the village is still below, with no other fault reported. Find what else is silent and report it.',
  ],
  reason_repaired_faults: [
    '报修单已凭这次检测办结，村子仍不达标；另有 {faults} 张未办结，请尽快修复并复测。',
    'A fault was closed with this test and the village is still below; faults not settled yet: {faults}. Repair them and test again.',
  ],
  flag_fault_overdue: [
    '{village}“{category}”报修（{severity}，{on|day}报）自{since|day}起超过 {limit} 小时时限；现为“{status}”，经手人：{who}。请督促修复。',
    'The fault “{category}” in {village} ({severity}, reported {on|day}) has been over its limit of {limit} hours (pauses not counted) since {since|day}; it is “{status}”, with: {who}. See to it.',
  ],
  fault_named: ['{village}“{category}”故障', '{village}: fault “{category}”'],
  nobody_yet: ['尚无人接手', 'nobody yet'],

  figures_backwards: [
    '起始日{from|day}晚于截止日{asOf|day}，请改正其中一个。',
    'The first day, {from|day}, is after the last one, {asOf|day}. Please correct one of them.',
  ],

  plan_repair: [
    '修好 {speakers} 只喇叭，可使这 {villages} 个村达标：达标村由 {passing} 个增至 {reached} 个（共 {total} 个村）。',
    'Repair {speakers} speakers in these {villages} villages, and {reached} of {total} villages pass instead of {passing}.',
  ],
  plan_nothing: [
    '没有全面检测低于 95% 的村，暂无可排的修复顺序（{passing}/{total} 个村达标）。',
    'No village is below 95 % by a full test, so there is no order of repair yet ({passing} of {total} villages pass).',
  ],
  plan_at_least: [
    '另有 {villages} 个村由抽测得知低于 95%，至少还要修 {speakers} 只；先全面检测才知道要修多少。',
    'In {villages} more villages a part test shows them below 95 %: at least {speakers} more speakers. Only a full test tells how many.',
  ],
  plan_test_first: [
    '还有 {villages} 个村未检测或检测过期，通响率未知，请先检测。',
    'Of {villages} more villages nothing is known, untested or tested too long ago. Test them first.',
  ],
  flag_speakers_fewer: [
    '{village}{on|day}检测按 {installed} 只喇叭计，登记为 {registered} 只。如有拆除请更正登记，否则请全部重测。',
    '{village} was tested {on|day} as having {installed} speakers, but {registered} are registered. Correct the register if some are gone; otherwise test them all again.',
  ],
  flag_speakers_fewer_tested: [
    '{village}{on|day}检测按 {installed} 只喇叭计，一年内的检测曾有 {tested} 只。如有拆除请登记现有喇叭，否则请全部重测。',
    '{village} was tested {on|day} as having {installed} speakers, but a test within the year had {tested}. Register the speakers there are if some are gone; otherwise test them all again.',
  ],

  count_installed: ['安装数', 'installed'],
  count_tested: ['检测数', 'tested'],
  count_sounding: ['响的喇叭数', 'sounding'],

  kinds_do_not_add_up: [
    '各类喇叭的{what}相加为 {sum}，与总数 {total} 不符，请核对各类数字或总数。',
    'The kinds of speakers {what} add up to {sum}, and the total says {total}. Please check the kinds or the total.',
  ],
  speaker_kind_twice: [
    '同一类喇叭重复填写，请合并为一项。',
    'The same kind of speaker is named twice. Please put them together.',
  ],
  speaker_group_twice: [
    '类型、传输方式和回传都相同的喇叭重复填写，请合并为一项。',
    'Speakers of the same kind, transmission and return channel are named twice. Please put them together.',
  ],
  speaker_resource_twice: [
    '同一资源编码在一次提交中出现两次，请删除一项。',
    'The same resource code is named twice. Please remove one.',
  ],
  speaker_resource_unknown: [
    '不知道资源“{code}”在哪个村：请先登记这个资源（PUT /api/speaker-resources），或在消息中写明 villageCode。',
    'It is not known in which village the resource “{code}” stands. Please register it first (PUT /api/speaker-resources), or name its villageCode in the message.',
  ],
  speaker_clock_ahead: [
    '消息时间比现在晚 {minutes} 分钟以上，请校准平台或设备的时钟后重发。',
    'This is more than {minutes} minutes from now. Please set the clock of the platform or the machine and send it again.',
  ],
} as const
