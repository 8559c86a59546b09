/** What is said of a sheet somebody brings in: the file, its columns, its cells; and of a register's files. */

export const sheetWords = {
  // one that goes out: what stands above its heads
  sheet_as_of: ['截至{day|day}', 'as of {day|day}'],
  sheet_period: ['{from|day}至{to|day}', '{from|day} to {to|day}'],
  sheet_statuses: ['状态：{statuses}', 'statuses: {statuses}'],
  sheet_every_status: ['含全部状态', 'every status'],
  sheet_known: ['数据时点 {at}', 'known at {at}'],

  // the file as a whole
  sheet_empty: ['文件是空的。', 'It is empty.'],
  sheet_not_xlsx: [
    '它不是 xlsx 文件（可能只改了扩展名）。请在 Excel 中另存为“Excel 工作簿(.xlsx)”或 CSV。',
    'It is not an xlsx file (perhaps only the name was changed). Save it as “Excel Workbook (.xlsx)” or CSV.',
  ],
  sheet_old_xls: [
    '它是旧版 .xls 或加了密码的文件。请在 Excel 中去掉密码，另存为“Excel 工作簿(.xlsx)”。',
    'It is an old .xls file or has a password. Remove the password and save it as “Excel Workbook (.xlsx)”.',
  ],
  sheet_not_csv: [
    '它不是 CSV 文本。xlsx 文件请以 xlsx 上传。',
    'It is not CSV text. If it is an xlsx file, send it as one.',
  ],
  sheet_encoding: [
    '文字编码既不是 UTF-8 也不是 GB18030（GBK），或文件已损坏。请另存为“CSV UTF-8”。',
    'Its text is neither UTF-8 nor GB18030 (GBK), or the file is damaged. Save it as “CSV UTF-8”.',
  ],
  sheet_broken: [
    '文件已损坏或不完整。请在 Excel 中打开后重新保存。',
    'It is damaged or incomplete. Open it in Excel and save it again.',
  ],
  sheet_no_sheet: ['其中没有工作表。', 'There is no worksheet in it.'],
  sheet_several: [
    '工作表“{first}”和“{other}”都有数据，一次只能导入一张。请每张另存为一个文件。',
    'The sheets “{first}” and “{other}” both have data; one file may bring one. Save each as a file of its own.',
  ],
  sheet_too_big: [
    '解压后的内容超过 {megabytes} MB。请删去多余的工作表、图片和格式，或拆成几个文件。',
    'It unpacks to more than {megabytes} MB. Remove what is not needed, or split it into several files.',
  ],
  sheet_too_many_texts: [
    '其中不同的文字太多。请拆成几个文件，或另存为 CSV。',
    'There are too many different texts in it. Split it into several files, or save it as CSV.',
  ],
  sheet_too_many_rows: [
    '第 {row} 行仍有内容，一次最多 {maximum} 行。请拆成几个文件。',
    'There is something in row {row}; at most {maximum} rows can be taken at once. Split it into several files.',
  ],
  sheet_too_many_columns: [
    '第 {row} 行超过 {maximum} 列。请删去多余的列。',
    'Row {row} has more than {maximum} columns. Remove those not needed.',
  ],
  sheet_cell_too_long: [
    '第 {row} 行有超过 {maximum} 字的单元格。请缩短。',
    'A cell in row {row} is longer than {maximum} characters. Shorten it.',
  ],
  sheet_open_quote: [
    '第 {row} 行的引号没有结束。请补上引号，或在 Excel 中重新保存。',
    'A quotation mark in row {row} is never closed. Close it, or save the file again in Excel.',
  ],

  // its columns
  column_unknown: [
    '不认识的列“{column}”。请删除这一列或改正列名。可用的列：{known}。',
    'Unknown column “{column}”. Remove it or correct its name. Columns that can be read: {known}.',
  ],
  column_unsure: [
    '“{column}”像是“{field}”，请确认是哪一列。',
    '“{column}” looks like “{field}”. Please say which column it is.',
  ],
  column_missing: [
    '缺少“{column}”列。可用的列：{known}。',
    'The column “{column}” is missing. Columns that can be read: {known}.',
  ],
  column_twice: [
    '“{column}”与“{other}”是同一项，只能保留一列。',
    '“{column}” and “{other}” mean the same; keep one of them.',
  ],
  column_unnamed: [
    '第 {number} 列有内容，但第一行没有列名。请补上列名或删除内容。',
    'Column {number} has something in it but no name in the first row. Name it or empty it.',
  ],

  // one cell
  cell_day_differs: [
    '这里的日期与“{column}”列不同，请核对。',
    'The day here is not the one in the column “{column}”. Please check both.',
  ],
  day_without_year: [
    '没有写年份，表里也看不出是哪一年。请选定年份，或写全日期。',
    'It has no year, and the sheet does not say which. Choose the year, or write the full day.',
  ],
  name_unknown: ['没有找到{what}“{name}”，请核对。', 'There is no {what} “{name}”. Please check it.'],
  name_ended: [
    '“{name}”到{day|day}为止，请改写接续它的名称，或核对日期。',
    '“{name}” ended on {day|day}. Write what came after it, or check the day.',
  ],
  name_not_begun: [
    '“{name}”从{day|day}起才有，请改写当时的名称，或核对日期。',
    '“{name}” began on {day|day}. Write what was there before, or check the day.',
  ],
  village_elsewhere: [
    '{township}没有“{name}”，请核对乡镇和村。',
    'There is no “{name}” in {township}. Please check the township and the village.',
  ],
  village_ambiguous: [
    '有多个村叫“{name}”，请写明乡镇。',
    'Several villages are called “{name}”. Please name the township.',
  ],
  name_ambiguous: [
    '有多个{what}叫“{name}”，请改填代码。',
    'Several {what}s are called “{name}”. Please give the code.',
  ],
  expects_day_cell: ['日期，如 2017-06-30 或 2017年6月30日', 'a day, such as 2017-06-30'],
  expects_clock: ['时间，如 20:30', 'a time of day, such as 20:30'],
  expects_yuan: ['金额，如 50000 或 5万元', 'an amount of yuan, such as 50000'],
  expects_count: ['整数，如 85', 'a whole number, such as 85'],

  // one row against what is kept
  row_kept_differently: [
    '这一行已入库（编号 {id}），但内容不同，导入不会改动它。请到那一条里更正。',
    'This row is stored already (id {id}) with other content, which an import does not change. Correct it there instead.',
  ],
  row_twice_differently: [
    '与第 {row} 行说的是同一件事，但内容不同。请只保留正确的一行。',
    'This is the same as row {row}, with other content. Keep the row that is right.',
  ],

  error_import_changed: [
    '文件或对它的更正与检查时不同。请再检查一次，然后导入。',
    'The file, or what was corrected in it, is not what was checked. Check it again, then import.',
  ],

  // the command line
  import_usage: [
    '用法：npm run import -- 文件.csv|文件.xlsx [--dry-run 只检查] [--partial 跳过有误的行] [--reason=理由] [--english]',
    'Usage: npm run import -- FILE.csv|FILE.xlsx [--dry-run] [--partial] [--reason=WHY] [--english]',
  ],
  import_closed: [
    '{month|day}已关账：导入时须加 --reason=理由。',
    '{month|day} is closed: to import, add --reason=WHY.',
  ],
  import_unreadable: ['打不开文件 {file}：{why}', 'The file {file} cannot be opened: {why}'],
  import_checking: ['已检查 {rows} 行……', '{rows} rows checked …'],
  import_storing: ['已处理 {rows} 行……', '{rows} rows processed …'],
  import_row: ['第 {row} 行 {column}“{value}”：{message}', 'Row {row}, {column} “{value}”: {message}'],
  import_row_empty: ['第 {row} 行 {column}：{message}', 'Row {row}, {column}: {message}'],
  import_row_whole: ['第 {row} 行：{message}', 'Row {row}: {message}'],
  import_suggestions: ['{line} 是否为：{names}？', '{line} Did you mean: {names}?'],
  import_more: ['……另有 {count} 处错误未列出。', '… and {count} more errors.'],
  import_done: [
    '共 {rows} 行：导入 {stored} 行，已有且相同 {unchanged} 行，错误 {errors} 处。',
    '{rows} rows: {stored} stored, {unchanged} there already, {errors} errors.',
  ],
  import_checked: [
    '共 {rows} 行（只检查，未导入）：可导入 {stored} 行，已有且相同 {unchanged} 行，错误 {errors} 处。',
    '{rows} rows (checked only, nothing stored): {stored} to store, {unchanged} there already, {errors} errors.',
  ],
  import_refused: [
    '因有错误，没有导入任何一行。改正后重新导入，或加 --partial 只导入正确的行。',
    'Because of the errors nothing was stored. Correct them and import again, or add --partial to store the good rows.',
  ],

  // a register's files
  register_table_missing: ['缺少这张表。', 'This table is missing.'],
  register_file_empty: [
    '文件是空的，至少要有列名一行。',
    'This file is empty; it needs at least its row of column names.',
  ],
  register_table_twice: [
    '这张表已在“{other}”里。请只保留一份。',
    'This table is in “{other}” already. Keep one of them.',
  ],
  register_workbook_empty: [
    '其中没有表：每张表第一行是列名，下面至少一行。',
    'There is no table in it: a first row of column names, and at least one row below.',
  ],
  register_sheet_unknown: [
    '不认识工作表“{name}”。请改名为 乡镇、行政村、放映队、影片 或 目标；不是登记册的请删去。',
    'The sheet “{name}” is not known. Name it townships, villages, teams, films or targets, or remove it.',
  ],
  register_name_and_code: [
    '“{name}”与代码 {code} 不是同一个，请核对。',
    '“{name}” and the code {code} are not the same one. Please check both.',
  ],
  register_code_twice: ['代码“{code}”与第 {line} 行重复。', 'The code “{code}” is used in line {line} already.'],
  expects_checklist: [
    '若干项，项间用 | 分隔，每项为 代码:名称:最低值:单位',
    'items with | between them, each code:name:minimum:unit',
  ],
  expects_found: ['数，或 有、无、在建、规划', 'a number, or yes, none, building, planned'],
  expects_feed: [
    '活动:种类:计什么（场次、人次、册（件）、班（次）、学时 或 到达的村），村级项目:种类:完工或验收，或 资金:文号',
    'event:kinds:times, people, copies, classes, hours or villages; work:kind:completion or acceptance; or fund:document',
  ],
  expects_zero_or_one: ['0 或 1', '0 or 1'],
} as const
