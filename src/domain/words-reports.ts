/** What is said of reports that cannot be kept or confirmed as they are. */

export const reportWords = {
  error_own_report: [
    '不能确认自己写或改过的汇报，请另一位管理员确认。',
    'Nobody confirms a report that they wrote or changed: ask another manager.',
  ],
  error_report_confirmed: [
    '这份汇报已确认，不再改动；请另写一份。',
    'This report is confirmed and never changes. Please write another.',
  ],
  error_report_unbound: [
    '先选定一份已确认的报数，再确认汇报。',
    'Please bind the report to a confirmed bulletin, then confirm it.',
  ],
  error_report_unknown: [
    '文中还有未知的数：{fields}。请补上或改写后再确认。',
    'Not known yet: {fields}. Please complete or reword the text, then confirm it.',
  ],
  report_too_long: ['文字过长，最多 {most} 字。', 'The text is too long: {most} characters at most.'],
  report_file_broken: [
    '不是 .docx 文件，或已损坏。请在 Word 中另存为 .docx。',
    'It is no .docx file, or it is damaged. Save it as .docx in Word.',
  ],
} as const
