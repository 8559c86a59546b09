/** What a new office is told until it is set up. */

export const startWords = {
  start_title: ['开始使用', 'Getting started'],
  start_lead: ['还差 {count} 步，大约五分钟。', '{count} steps to go, about five minutes.'],
  start_done: ['初始设置已完成。', 'The set-up is complete.'],
  start_left: ['待办', 'to do'],
  start_password: ['一、管理员密码', '1. The manager’s password'],
  start_password_done: ['已有管理员可以用密码登录。', 'A manager can sign in with a password.'],
  start_password_left: [
    '还没有管理员设过密码：请打开服务器启动时打印的链接。',
    'No manager has a password yet: open the link the server printed when it started.',
  ],
  start_register: ['二、登记册', '2. The register'],
  start_register_known: [
    '已有登记册：{villages} 个村，{teams} 支放映队。',
    'The register is there: {villages} villages, {teams} teams.',
  ],
  start_register_sample: [
    '这是示例县：放映队是虚构的，数字不作上报依据。还没有放映记录时，可在下面换成本县的；已有放映记录的，要用新的数据目录（DATA_DIR）、并设 REGISTER_DIR=none 重新启动，再在这里上传登记册。',
    'This is the sample county: its teams are invented, its figures not to be reported. While no log is stored it can be replaced by your own below; after that start again with a new data folder (DATA_DIR) and REGISTER_DIR=none, then upload the register here.',
  ],
  start_register_replace: ['换一份登记册', 'Replace the register'],
  start_register_replace_what: [
    '还没有放映记录，可以整册替换：乡镇、村、放映队、影片和目标都换成新文件里的，新文件里没有的会去掉。有了第一条放映记录以后，只能逐项修改。',
    'No log is stored yet, so the register can be replaced as a whole: townships, villages, teams, films and targets become those of the new files, and what they do not have goes. After the first log it can only be changed entry by entry.',
  ],
  start_register_see: ['查看或修改登记册', 'See or change the register'],
  start_office: ['三、单位名称与位置', '3. The office’s name and place'],
  start_office_later: [
    '载入本县登记册后在这里填写；示例县不用填。',
    'Asked for once your register is loaded; the sample needs none.',
  ],
  start_office_left: [
    '登记册是本县的了，页面上的单位名称和天黑时间还不是。请填写，自始生效，以后可在设置里改。',
    'The register is your own now; the name on the pages and the time of dusk are not yet. Please enter them. They hold from the beginning, and can be changed in the settings.',
  ],
  start_office_done: ['单位名称：{name}。', 'The office: {name}.'],
  start_office_see: ['查看或修改名称与位置', 'See or change name and place'],
  office_name_hint: [
    '全称，印在各页页首，如 某某县文化广电旅游局。',
    'In full and in Chinese, at the head of the pages.',
  ],
  office_english_hint: ['没有就留空，用中文名称。', 'Left empty, the Chinese name is used.'],
  office_position_hint: [
    '县城大致的纬度、经度，如 31.2, 105.4（在手机地图上长按县城即可看到）。只用来算天黑时间。',
    'Latitude, longitude of the county town, such as 31.2, 105.4 (press long on it in a map). Only dusk is reckoned by it.',
  ],
  position_range: [
    '请先写纬度（−90 到 90），再写经度（−180 到 180），如 31.2, 105.4。',
    'Please give the latitude (−90 to 90) first, then the longitude (−180 to 180), such as 31.2, 105.4.',
  ],
  start_phones: ['四、放映队的登记卡', '4. The teams’ cards'],
  start_phones_later: ['有了登记册才知道有哪些队。', 'Which teams there are is known once the register is there.'],
  start_phones_left: [
    '{count} 支队还没有人登记手机：生成登记卡，打印发给他们，扫码即可登录。',
    '{count} teams have nobody enrolled: make their cards, print them and hand them out.',
  ],
  start_phones_done: ['每支队都有人登记了手机。', 'Every team has somebody enrolled.'],
  start_phones_go: ['生成登记卡并打印', 'Make and print the cards'],
  start_target: ['四、第一个目标', '4. The first target'],
  start_target_later: [
    '目标可以随登记册一起载入，也可以以后新增。',
    'Targets may come with the register, or be added later.',
  ],
  start_target_left: [
    '还没有目标，总览算不出进度：请新增一个，例如全县全年的放映场次。',
    'There is no target yet, so the overview has no pace to show: add one, for example the county’s shows of the year.',
  ],
  start_target_done: ['已有目标，总览按它算进度。', 'There are targets; the overview shows the pace of each.'],
  start_target_see: ['查看或修改目标', 'See or change the targets'],
  start_home: ['去总览', 'To the overview'],
  bring_lead: [
    '请选本县的登记册：一个 Excel 工作簿，每张表一个工作表；或者每张表一个 CSV 文件，一次选好。列名用中文、英文都可以。先检查，不保存；没有错误才能载入。',
    'Choose your county’s register: one Excel workbook with a sheet for each table, or a CSV file for each, chosen together. Columns may be named in Chinese or English. It is only looked at first, and can be loaded once nothing is wrong.',
  ],
  bring_form: ['下载登记册样表（Excel）', 'Get the form of a register (Excel)'],
  bring_table_townships: ['乡镇', 'townships'],
  bring_table_villages: ['行政村', 'villages'],
  bring_table_teams: ['放映队', 'teams'],
  bring_table_films: ['影片', 'films'],
  bring_table_targets: ['目标', 'targets'],
  bring_townships: [
    '乡镇代码、乡镇名称。村代码都是 12 位统计用区划代码时可以不要这张表。',
    'code, name. Not needed where all villages have statistical codes of 12 digits.',
  ],
  bring_villages: [
    '（必须有）村代码、村名、乡镇；可加贫困村、放映队、全年应放场次、别名、纬度、经度、人口、喇叭数。',
    '(needed) code, name, township; also designated, team, annual_quota, aliases, latitude, longitude, population, speakers_installed.',
  ],
  bring_teams: ['队代码、队名。', 'code, name.'],
  bring_films: [
    '影片代码、片名、类别（故事片、纪录片、科教长片、科教短片）、片长。',
    'code, title, kind (feature, documentary, science_feature, science_short), minutes.',
  ],
  bring_targets: [
    '目标代码、目标名称、指标、范围、数量、单位、开始日期、截止日期；也可以以后新增。',
    'code, name, indicator, scope_kind, amount, unit, starts_on, deadline; they can also be added later.',
  ],
  bring_choose: ['选择文件', 'Choose the files'],
  bring_chosen: ['已选：{names}', 'Chosen: {names}'],
  bring_strange: [
    '不认识这些文件，没有读：{names}。Excel 工作簿可以叫任何名字；CSV 文件请按上面的表名命名。',
    'These files are not known and were not read: {names}. A workbook may have any name; please name CSV files as the tables above.',
  ],
  bring_too_large: [
    '文件合起来 {megabytes} MB，最多 {most} MB，没有读。请检查是否选错了文件。',
    'The files are {megabytes} MB together and at most {most} MB are taken, so they were not read. Please check that they are the right ones.',
  ],
  bring_workbook: [
    '这种工作簿读不了：{names}。请在 Excel 或 WPS 里“另存为” .xlsx，再选一次。',
    'Workbooks of this kind cannot be read: {names}. Please save them as .xlsx and choose again.',
  ],
  bring_twice: ['选了不止一个 {names}，请只选一个。', 'More than one {names} was chosen. Please choose one.'],
  bring_reading: ['正在检查……', 'Looking at them…'],
  bring_counts: [
    '没有错误。将载入：{townships} 个乡镇、{villages} 个村、{teams} 支放映队、{films} 部影片、{targets} 个目标。尚未保存。',
    'Nothing is wrong. To be loaded: {townships} townships, {villages} villages, {teams} teams, {films} films, {targets} targets. Nothing is saved yet.',
  ],
  bring_replace: ['替换登记册', 'Replace the register'],
  bring_load: ['载入登记册', 'Load the register'],
  bring_problems: [
    '有 {count} 处要改（下面列出 {shown} 处），没有保存。改好文件后再选一次。',
    '{count} things are to be mended ({shown} listed below); nothing was saved. Mend the files and choose them again.',
  ],
  bring_problems_title: ['要改的地方', 'What is to be mended'],
  bring_file: ['文件和表', 'File and sheet'],
  bring_row: ['行', 'Row'],
  bring_column: ['列', 'Column'],
  bring_value: ['内容', 'Content'],
  bring_what: ['问题', 'What is wrong'],
  bring_sample_title: ['还没有文件？', 'No files yet?'],
  bring_sample_what: [
    '先用示例县：盐亭的村名是真的，放映队、影片和目标是虚构的，各页都标明“示例”，不作上报依据。还没有放映记录时，可以在这里换成本县的。',
    'Take the sample county: its villages are real, its teams, films and targets invented. Every page says so, and nothing of it is to be reported. While no log is stored, it can be replaced here by your own.',
  ],
  bring_sample: ['用示例县', 'Take the sample county'],
} as const
