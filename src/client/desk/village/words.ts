/** What a village's page says besides its facts: its faults, tests, time line and speakers. */

export const villageWords = {
  village_faults_title: ['报修情况', 'Faults of the village'],
  village_no_fault: ['没有未办结的报修单；发现故障请报修。', 'No fault is open. If something is broken, report it.'],
  below_and_no_fault: [
    '通响率低于 95%，但尚未报修，请报修。',
    'Audibility is below 95%, and no fault is reported yet. Please report it.',
  ],
  village_all_faults: ['看本村全部 {count} 张报修单', 'See all {count} faults of the village'],

  enter_test: ['登记检测', 'Enter a test'],
  count_speakersInstalled: ['安装只数', 'Speakers installed'],
  count_speakersTested: ['检测只数', 'Speakers tested'],
  count_speakersSounding: ['在响只数', 'Sounding'],
  by_kind: ['分类型填写', 'Count each kind by itself'],
  part_test_hint: [
    '检测只数等于安装只数才是全村检测；抽测能发现问题，不能证明达标。',
    'Only a test of all installed speakers is a full one. A part test can raise an alarm, never clear one.',
  ],
  test_kept: ['检测已保存：', 'The test is kept:'],
  offer_fault: [
    '低于 95%，本村没有未办结的报修单，要现在报修吗？',
    'It is below 95%, and no fault is open in the village. Report one now?',
  ],

  village_versions: ['历次变更', 'What held from which day'],
  village_version_from: ['起始日', 'From'],
  village_version_first: ['最初', 'at first'],

  village_months: ['全年逐月', 'The year by month'],
  village_months_owed: ['全年任务 {quota} 场，已完成 {done} 场', '{done} of the year’s {quota} screenings done'],

  lineage_before: ['前身', 'Made of'],
  lineage_until: ['（至{day}）', '(until {day})'],
  lineage_shown: ['本年放映 {count} 场', '{count} screenings this year'],
  lineage_none: ['本年没有放映', 'no screenings this year'],
  lineage_shared: ['该村之后仍在或另有去向，不计入合计', 'It goes on, or others were made of it too: not in the total'],
  lineage_total: [
    '连同前身，本年已放映 {total} 场（其中本村 {own} 场）',
    '{total} screenings this year with those it was made of ({own} of its own)',
  ],
  lineage_into: ['已撤并，{day}起归', 'It ended; from {day} on it is part of'],
  lineage_off: ['{day}起分出', 'From {day} on without'],

  place_by_logs: ['{place}（由 {count} 条放映记录推定）', '{place} (learnt from {count} logs)'],
  place_by_register: ['{place}（名册登记）', '{place} (by the register)'],
  timeline_title: ['时间线', 'Time line'],
  timeline_none: ['还没有检测和报修。', 'There is neither a test nor a fault yet.'],
  timeline_more: ['显示更早的 {count} 条', 'Show the {count} earlier ones'],
  tested_full: ['全面检测', 'Full test'],
  tested_part: ['抽测一部分', 'Part test'],
  test_not_counted: [
    '随放映记录报来，该记录未计入，不作依据。',
    'It came with a log that is not counted, so it proves nothing.',
  ],
  before_after: ['修前 {before} → 修后 {after}', '{before} before → {after} after'],

  speakers_title: ['喇叭登记', 'Register of speakers'],
  speakers_none: ['还没有登记这个村有哪些喇叭。', 'Which speakers stand here is not registered yet.'],
  speakers_enter: ['登记喇叭', 'Enter the speakers'],
  speakers_change: ['修改登记', 'Change the register'],
  speakers_form_hint: ['整份替换：保存后以这里填的为准。', 'The whole register is replaced by what is entered here.'],
  speakers_add: ['加一类', 'Add a group'],
  speakers_remove: ['删去这一类', 'Remove this group'],
  speakers_sum: [
    '共 {total} 只，其中能回传的 {reporting} 只。',
    '{total} in all; {reporting} of them can report themselves.',
  ],
  speakers_disagree: ['与村登记的 {installed} 只不符，请核对', 'The village’s register says {installed}: please check'],
  speaker_kind: ['类型', 'Kind'],
  speaker_count: ['只数', 'Speakers'],
  speaker_horn: ['高音喇叭', 'horn'],
  speaker_column: ['音柱', 'column'],
  speaker_amplifier_receiver: ['收扩机', 'amplifier with receiver'],
  speaker_indoor_box: ['室内音箱', 'indoor box'],
  speaker_other: ['其他', 'other'],
  transmission: ['传输', 'Transmission'],
  transmission_wired: ['有线', 'wired'],
  transmission_fm: ['调频', 'FM'],
  transmission_ip: ['IP 或 4G', 'IP or 4G'],
  return_channel: ['回传', 'Return channel'],
  return_channel_yes: ['能回传', 'It can report itself'],
} as const
