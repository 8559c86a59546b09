/** What is said of backups, of restoring them and of the drill. */

export const backupWords = {
  backup_made: [
    '已备份：{file}，{megabytes} MB，新增照片 {photos} 张',
    'Backed up: {file}, {megabytes} MB, {photos} more photos',
  ],
  backup_unchanged: ['上次备份后没有新内容。', 'Nothing new since the last backup.'],
  backup_photos_faulty: [
    '有 {count} 张照片已损坏，没有备份。请查看操作记录，让放映队重传。',
    '{count} photos are damaged and were not backed up. Please see the trail, and ask their teams to send them again.',
  ],
  backup_off: ['备份已关闭（BACKUP_DIR=none）。', 'Backups are switched off (BACKUP_DIR=none).'],
  backup_key_missing: [
    '找不到备份密钥文件 {file}。请把保存在别处的密钥放回这里，或用 BACKUP_KEY_FILE 指明位置。',
    'There is no key file {file}. Put the key back that was kept elsewhere, or say where it is with BACKUP_KEY_FILE.',
  ],
  backup_key_wrong: [
    '{file} 不是备份密钥：里面应只有 64 位十六进制数字。请换成正确的文件。',
    '{file} is no backup key: it should have 64 hexadecimal digits and nothing else. Please put the right file there.',
  ],
  backup_other_key: [
    '{file} 是用另一把密钥（{sealedBy}）加密的，手头这把是 {own}。请用 BACKUP_KEY_FILE 指明当时的密钥文件。',
    '{file} was sealed with another key ({sealedBy}) than this one ({own}). Please name the key file of that time with BACKUP_KEY_FILE.',
  ],
  backup_damaged: [
    '{file} 已损坏或不完整，不能使用。请换第二存放处的同名文件，或用前一份备份。',
    '{file} is damaged or incomplete and cannot be used. Take the file of that name from the second place, or the backup before it.',
  ],
  backup_none: [
    '{path} 不是备份文件，里面也没有备份。请检查路径。',
    '{path} is no backup, nor a folder that has one. Please check the path.',
  ],
  backup_base_missing: [
    '{file} 只有当夜以后的变化，找不到它所依据的整份备份。请把两个文件放在同一文件夹。',
    '{file} only has what changed since a night, and the whole backup of that night is not beside it. Put both into one folder.',
  ],
  backup_disk_full: [
    '{folder} 所在磁盘已满，没有写完，什么也没有改动。请腾出空间后再试。',
    'The disk of {folder} is full; nothing was finished and nothing changed. Please make room and try again.',
  ],
  backup_no_room: [
    '{folder} 所在磁盘只剩 {free} MB，需要 {needed} MB。请腾出空间，或把备份放到别的磁盘。',
    'The disk of {folder} has {free} MB left, and {needed} MB are needed. Please make room, or put backups on another disk.',
  ],
  backup_not_writable: [
    '{folder} 不可写。请检查所有者和权限，然后再试。',
    '{folder} cannot be written. Please check its owner and mode, and try again.',
  ],
  backup_folder_unusable: [
    '备份文件夹 {folder} 用不了：{why}。请检查 BACKUP_DIR。',
    'The folder {folder} cannot be used for backups: {why}. Please check BACKUP_DIR.',
  ],
  backup_running: [
    '另一个进程正在 {folder} 里备份。请等它结束再试。',
    'Another process is making a backup in {folder}. Please wait for it and try again.',
  ],
  backup_second_away: [
    '备份已做好，但第二存放处 {folder} 不在。请检查那块盘或共享文件夹是否挂上。',
    'The backup is made, but its second place {folder} is not there. Please check that its disk or share is mounted.',
  ],
  backup_away_silent: [
    '备份已做好，但第二存放处 {place} 没有应答（{why}）。请检查网络和 BACKUP_COPY_URL；稍后会自动再试。',
    'The backup is made, but its second place {place} does not answer ({why}). Check the network and BACKUP_COPY_URL; it is tried again by itself.',
  ],
  backup_away_refused: [
    '第二存放处 {place} 不接受这个名称或密码（{status}）。请检查 BACKUP_COPY_USER、BACKUP_COPY_PASSWORD 和权限。',
    'The second place {place} refuses the name or the password ({status}). Check BACKUP_COPY_USER, BACKUP_COPY_PASSWORD and what they may.',
  ],
  backup_away_full: [
    '第二存放处 {place} 没有空间了（{status}）。请在那边腾出空间或扩容。',
    'The second place {place} has no room left ({status}). Make room there, or take more.',
  ],
  backup_away_missing: [
    '第二存放处没有 {place}（{status}）。请先在那边建好存储桶或文件夹，并检查 BACKUP_COPY_URL。',
    'There is no {place} in the second place ({status}). Make the bucket or folder there, and check BACKUP_COPY_URL.',
  ],
  backup_away_odd: [
    '第二存放处 {place} 的应答是 {status}。请检查 BACKUP_COPY_URL 和 BACKUP_S3_ENDPOINT；稍后会自动再试。',
    'The second place {place} answers {status}. Check BACKUP_COPY_URL and BACKUP_S3_ENDPOINT; it is tried again by itself.',
  ],
  backup_away_differs: [
    '{file} 存到 {place} 后读回来不一样。稍后会自动再传；如果反复出现，请换一个存放处。',
    '{file} reads differently from {place} than it was sent. It is sent again by itself; where that does not help, take another place.',
  ],
  backup_list: ['{path} 里有 {count} 份备份：', '{count} backups in {path}:'],
  backup_listed: ['· {madeAt} 的数据，{megabytes} MB：{file}', '· data as of {madeAt}, {megabytes} MB: {file}'],
  backup_copy_faulty: [
    '数据库本身有损坏（{fault}），没有做成备份。请停用此库，从最近一份好的备份恢复。',
    'The database itself is damaged ({fault}), so no backup was made. Stop using it, and restore the newest good backup.',
  ],
  backup_restored_faulty: [
    '{file} 恢复出来的库有损坏（{fault}），没有替换任何内容。请用前一份备份。',
    'What {file} holds is damaged ({fault}); nothing was replaced. Please take the backup before it.',
  ],
  backup_restored_differs: [
    '{file} 恢复出来的内容与备份时不同（{what}），没有替换任何内容。请用前一份备份。',
    'What {file} holds is not what was backed up ({what}); nothing was replaced. Please take the backup before it.',
  ],
  backup_over_newer: [
    '{folder} 里的数据比 {file} 新：之后还有 {rows} 行操作记录。确要退回，请加 --over-newer；现有的库会留在旁边。',
    'The data in {folder} is newer than {file}: {rows} rows of the trail came later. To go back all the same add --over-newer; what is there stays beside it.',
  ],
  backup_restored: [
    '已恢复 {file}（{madeAt} 的数据）到 {folder}，照片 {photos} 张。现在可以启动服务。',
    'Restored {file} (as of {madeAt}) into {folder}, with {photos} photos. The service can be started now.',
  ],
  backup_restored_lacks: ['其中 {count} 张照片不在备份里。', '{count} of these photos are not in the backup.'],
  backup_aside: [
    '原来的库留在 {aside}；确认无误后可自行删除。',
    'The database that was there is now {aside}; remove it when all is well.',
  ],
  backup_command: [
    '用法：npm run restore -- 文件、文件夹或网址 [--into 目录] [--over-newer]；有哪些：npm run restore -- --list [文件夹或网址]',
    'npm run restore -- FILE, FOLDER or ADDRESS [--into DIR] [--over-newer]; what there is: npm run restore -- --list [FOLDER or ADDRESS]',
  ],
  d1_command: [
    '用法：npm run to-d1 -- 文件夹；npm run from-d1 -- 文件夹 [--into 目录]',
    'npm run to-d1 -- FOLDER, or npm run from-d1 -- FOLDER [--into DIR]',
  ],
  d1_folder_full: [
    '{folder} 里已有内容。请换一个空文件夹。',
    'There is something in {folder} already. Please name an empty folder.',
  ],
  d1_written: [
    '已写到 {folder}：database.sql（{megabytes} MB），照片 {photos} 张，封存 {seals} 条。接下来的三条命令见 README。',
    'Written to {folder}: database.sql ({megabytes} MB), {photos} photos, {seals} seals. The README has the three commands that bring it to Cloudflare.',
  ],
  d1_lacks: [
    '其中 {count} 张照片不在 bucket 里。请把存储桶里的文件补齐后再做一次。',
    '{count} of these photos are not in the bucket’s folder. Please fetch them and do it again.',
  ],
  d1_file_missing: [
    '没有 {file}。请先用 wrangler d1 export 导出到这里。',
    'There is no {file}. Let wrangler d1 export write it there first.',
  ],
  d1_no_dump: [
    '{file} 不是完整的 D1 导出（{why}），什么也没有改动。请重新导出。',
    '{file} is no whole export of D1 ({why}); nothing was changed. Please export it again.',
  ],
  d1_over_logs: [
    '{folder} 里已有放映记录，没有覆盖。请用 --into 指定一个新文件夹。',
    'There are logs in {folder} already, and they were not written over. Name a new folder with --into.',
  ],
  d1_brought: [
    '已从 D1 取回 {rows} 行到 {folder}，照片 {photos} 张。请运行 npm run verify，然后启动服务。',
    'Brought {rows} rows from D1 into {folder}, and {photos} photos. Run npm run verify, then start the service.',
  ],
  drill_passed: [
    '{file} 可以恢复：{seconds} 秒，行数、当日数字和封存校验值都相符，抽查照片 {photos} 张。',
    '{file} can be restored: {seconds} s; rows, figures of its day and the head of the trail fit; {photos} photos looked at.',
  ],
  drill_figure_differs: [
    '演练没有通过：{name} 备份时是 {was}，恢复后是 {is}。请不要删除更早的备份，并告诉维护人员。',
    'The drill failed: {name} was {was} and is {is} when restored. Keep the earlier backups, and tell whoever looks after the server.',
  ],
  drill_photos_faulty: [
    '演练没有通过：抽查 {looked} 张照片，{faulty} 张打不开。请检查备份所在的磁盘。',
    'The drill failed: of {looked} photos looked at {faulty} cannot be opened. Please check the disk of the backups.',
  ],
} as const
