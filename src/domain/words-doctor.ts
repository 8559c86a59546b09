/** What `npm run doctor` says: what is well in a word, and of what is not what to do. */

export const doctorWords = {
  doctor_node: ['Node 版本 {version}', 'Node {version}'],
  doctor_no_database: [
    '{folder} 里没有数据库。请把 DATA_DIR 设为服务所用的文件夹，或先启动一次服务。',
    'There is no database in {folder}. Set DATA_DIR to the folder that the service uses, or start it once.',
  ],
  doctor_private: ['{folder} 只有服务自己能读', '{folder} is readable by the service alone'],
  doctor_open: [
    '{path} 别的用户也能读。请运行 chmod -R go= {folder}。',
    '{path} can be read by others. Run chmod -R go= {folder}.',
  ],
  doctor_owner: [
    '{path} 的所有者与 {folder} 不同，服务可能打不开。请运行 chown -R --reference={folder} {folder}。',
    '{path} has another owner than {folder}, and the service may not open it. Run chown -R --reference={folder} {folder}.',
  ],
  doctor_room: ['磁盘还有 {free} MB', '{free} MB free on the disk'],
  doctor_no_room: [
    '磁盘只剩 {free} MB，少于 RESERVE_MB（{reserve}）。请腾出空间，或换大一些的磁盘。',
    'Only {free} MB are left on the disk, less than RESERVE_MB ({reserve}). Make room, or take a larger disk.',
  ],
  doctor_sound: ['数据库可读可写', 'the database is read and written'],
  doctor_not_written: [
    '数据库现在不可写（{why}）。请检查磁盘、权限，以及是否有别的进程锁住了它。',
    'The database takes no write now ({why}). Check the disk, the modes, and whether another process has it locked.',
  ],
  doctor_pending: [
    '数据库还缺 {count} 步升级（第一步是 {name}）。重启服务即可，升级前会自动备份。',
    'The database lacks {count} migrations, the first is {name}. Restart the service; it is backed up before that.',
  ],
  doctor_current: ['数据库与程序版本一致', 'the database is as new as the code'],
  doctor_newer: [
    '数据库比程序新（{name}）。请更新程序。',
    'The database is newer than the code ({name}). Update the code.',
  ],
  doctor_clock: ['时钟在最近一行操作记录之后', 'the clock is past the last line of the trail'],
  doctor_clock_back: [
    '时钟比最近一行操作记录（{at}）还早。请校准时间，并打开自动对时（timedatectl set-ntp true）。',
    'The clock is before the last line of the trail ({at}). Set it right, and let it be kept right (timedatectl set-ntp true).',
  ],
  doctor_backup: ['最近的备份是 {hours} 小时前', 'the newest backup is {hours} h old'],
  doctor_backup_none: ['还没有备份。请运行 npm run backup。', 'There is no backup yet. Run npm run backup.'],
  doctor_backup_old: [
    '最近的备份已是 {hours} 小时前。请看 /operations 里的原因，或运行 npm run backup。',
    'The newest backup is {hours} h old. See why at /operations, or run npm run backup.',
  ],
  doctor_backup_ahead: [
    '最近的备份写着以后的时间（{madeAt}）：做的时候时钟不准。请校准时钟，再运行 npm run backup。',
    'The newest backup says a time to come ({madeAt}): the clock was wrong then. Set it right and run npm run backup.',
  ],
  doctor_second_none: [
    '备份只在这台机器上。请用 BACKUP_COPY_DIR 或 BACKUP_COPY_URL 指定第二存放处。',
    'Backups are on this machine alone. Name a second place with BACKUP_COPY_DIR or BACKUP_COPY_URL.',
  ],
  doctor_second: ['备份另存于 {folder}', 'backups are in {folder}, too'],
  doctor_key_beside: [
    '密钥 {id} 与数据在一起，已用 {days} 天。请抄一份存到别处，机器丢了也能恢复。',
    'The key {id} lies beside the data, for {days} days. Keep a copy elsewhere, or nothing comes back when the machine is lost.',
  ],
  doctor_key: ['密钥 {id}，已用 {days} 天', 'the key {id} is {days} days old'],
  doctor_jobs: ['定时任务都正常', 'what runs by the clock runs'],
  doctor_jobs_fail: [
    '有 {count} 项定时任务没有做成（{names}）。原因和办法见 /operations。',
    '{count} jobs fail ({names}). See why and what to do at /operations.',
  ],
  doctor_drill: ['最近一次演练在 {hours} 小时前，备份可以恢复', 'the last drill restored a backup {hours} h ago'],
  doctor_drill_none: [
    '还没有演练过。今夜会有第一次，也可运行 npm run drill。',
    'No drill yet. The first one is tonight; or run npm run drill.',
  ],
  doctor_drill_old: [
    '最近一次成功的演练已是 {hours} 小时前。请看 /operations 里的原因，或运行 npm run drill。',
    'The last drill that passed was {hours} h ago. See why at /operations, or run npm run drill.',
  ],
  doctor_queues: [
    '待发消息 {messages} 条，待审场次 {held} 场，待确认文件 {papers} 份',
    'waiting: {messages} messages, {held} held logs, {papers} papers to be confirmed',
  ],
  doctor_queues_late: [
    '有消息一小时还没发出（待发 {messages} 条；待审场次 {held} 场，待确认文件 {papers} 份）。请看 /messages 里的原因。',
    'Messages have not arrived for an hour ({messages} wait; besides {held} held logs and {papers} papers). See why at /messages.',
  ],
  doctor_channel: ['消息通道“{channel}”的 {host} 有应答', 'channel “{channel}”: {host} answers'],
  doctor_channel_silent: [
    '消息通道“{channel}”的 {host} 连不上（{why}）。请检查网络和防火墙；在 /messages 可发一条测试。',
    'Channel “{channel}”: {host} cannot be reached ({why}). Check network and firewall; /messages can send a test.',
  ],
  doctor_second_open: [
    '{place} 不加密：密码在网上是明文。备份本身已加密，但请尽量改用 https。',
    '{place} is not encrypted: the password travels in the open. What is sent is sealed, yet use https if you can.',
  ],
  doctor_proxy_headers: [
    '{url} 的反向代理没有传 X-Forwarded-For：谁都能看 /metrics，所有人看起来都是本机。请照 README 设置代理。',
    'The proxy at {url} passes no X-Forwarded-For: anybody can read /metrics, and everybody seems to be this machine. Set it up as the README says.',
  ],
  doctor_job_fails: ['“{job}”没有做成：{said}', '“{job}” fails: {said}'],
  doctor_public_url_none: [
    '没有设 PUBLIC_URL：二维码和链接会指向本机地址。请设为大家所用的网址。',
    'PUBLIC_URL is not set: links and QR codes lead to this machine’s own address. Set it to the address people use.',
  ],
  doctor_public_url: ['{url} 有应答', '{url} answers'],
  doctor_public_url_silent: [
    '{url} 没有应答（{why}）。请检查域名、证书和反向代理。',
    '{url} does not answer ({why}). Check its name, its certificate and the proxy.',
  ],
  doctor_proxy: [
    'PUBLIC_URL 是 https，但 TRUST_PROXY 是 0：所有人看起来都来自代理，一人输错密码会影响全体。代理在本机时请设 TRUST_PROXY=1。',
    'PUBLIC_URL is https, but TRUST_PROXY is 0: everybody seems to be the proxy, so that one guesser slows down all. Set TRUST_PROXY=1 behind a proxy of yours.',
  ],
  doctor_proxy_open: [
    'TRUST_PROXY 是 1，HOST 却是 {host}：绕过代理的人可以冒充任何地址。请把 HOST 设为 127.0.0.1。',
    'TRUST_PROXY is 1, yet HOST is {host}: whoever comes past the proxy can claim any address. Set HOST to 127.0.0.1.',
  ],
} as const
