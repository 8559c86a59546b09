/** Each thing that people are told of, on both engines: once, who wants it alone, in the words of the channel, with its link. */
import { describe, expect, test } from 'vitest'
import { type EventTopic, Topic } from '../../src/domain/message/topic.ts'
import { runDue } from '../../src/jobs/run-due.ts'
import { tellPeople } from '../../src/jobs/tell-people.ts'
import { accountByUsername, putAccounts } from '../../src/store/people/accounts.ts'
import { rememberingPlaces } from '../../src/store/people/sign-ins.ts'
import { engines } from '../engines.ts'
import { aConfig, aFault, aFlagFact, NOW } from '../make.ts'
import { quickHash } from '../ways-in.ts'
import { freshVillage } from './places.ts'
import { answered, aReceiver, OVERDUE, telling } from './telling.ts'

/** What was said in each language, and the page of the very thing. */
interface Told {
  zh: string | RegExp
  en: string | RegExp
  page: string | RegExp
}

describe.each(engines)('what is told of on $name', ({ start }) => {
  const { it, sql, running, later, tell, send, aChannel, aHeldLog, open, queue } = telling(start)
  const aReturnedLog = async () => {
    const { id, teamCode } = await aHeldLog()
    const review = { ids: [id], decision: 'return', reason: '回执单看不清' }
    await answered((await running().as('manager'))('POST', '/api/reviews', review))
    return { id, teamCode }
  }
  const jobsDeps = () => {
    const { blobs, sealFile } = running()
    return { sql: sql(), blobs, sealFile, now: () => it.now, config: aConfig(), log: () => undefined }
  }
  const fails = async (job: 'backup' | 'photos'): Promise<void> => {
    const run = {
      [job]: () => Promise.reject(new Error('ENOSPC: no space left on device')),
    }
    await runDue(jobsDeps(), run)
    later(24 * 60)
    await runDue(jobsDeps(), run)
    later(5)
    await runDue(jobsDeps(), run)
  }

  const THINGS: [EventTopic, string, () => Promise<Told>][] = [
    [
      'flag',
      'a flag opened',
      async () => {
        const { code, name } = await freshVillage(sql())
        const sentence = { key: 'flag_month_without_screening' as const, facts: { village: name, month: 6 } }
        await open([aFlagFact({ subject: { kind: 'village', code, name }, sentence })])
        const zh = `${name}本月（6 月）尚无放映。请安排放映。`
        const en = `${name} has had no screening yet in month 6. Arrange one.`
        return { zh, en, page: `/flags/month_without_screening~village~${code}~1` }
      },
    ],
    [
      'fault_overdue',
      'a fault is over its limit',
      async () => {
        const { code: villageCode, name } = await freshVillage(sql())
        const fault = aFault({ villageCode })
        await answered((await running().as('technician'))('POST', '/api/faults', fault))
        const facts = { ...OVERDUE, village: name }
        const subject = { kind: 'fault' as const, code: fault.id, name }
        const sentence = { key: 'flag_fault_overdue' as const, facts }
        await open([aFlagFact({ kind: 'fault_overdue', severity: 'critical', subject, sentence })])
        return { zh: /超过 24 小时时限.*请督促修复。/, en: /over its limit of 24 hours/, page: `/faults/${fault.id}` }
      },
    ],
    [
      'milestone_late',
      'a milestone is late',
      async () => {
        const code = crypto.randomUUID()
        const facts = { target: '村级文化中心', name: '招标完成', planned: '2017-06-25', days: 5 }
        const subject = { kind: 'milestone' as const, code, name: '招标完成' }
        const sentence = { key: 'flag_milestone_late' as const, facts }
        await open([aFlagFact({ kind: 'milestone_late', subject, sentence })])
        return {
          zh: '村级文化中心的节点“招标完成”计划2017年6月25日完成，已晚 5 天。',
          en: 'the milestone “招标完成” was planned for 25 June 2017; days late: 5',
          page: `/flags/milestone_late~milestone~${code}~1`,
        }
      },
    ],
    [
      'log_held',
      'a log is held',
      async () => {
        const { id, teamCode } = await aHeldLog()
        const zh = new RegExp(`${teamCode} 2017年6月\\d+日在.+的放映记录存疑，请审核。`)
        return { zh, en: /The log of team-.+ is held: please decide on it/, page: `/logs/${id}` }
      },
    ],
    [
      'log_returned',
      'a log is returned',
      async () => {
        const { id } = await aReturnedLog()
        return { zh: '的放映记录退回：回执单看不清', en: 'was returned: 回执单看不清', page: `/logs/${id}` }
      },
    ],
    [
      'to_confirm',
      'a bulletin waits for another manager',
      async () => {
        const asOf = '2017-06-20'
        const { no } = await answered(
          (await running().as('manager'))('POST', '/api/bulletins', { kind: 'special', asOf }),
        )
        const [year, number] = String(no).split('-')
        const zh = `manager发布的报〔${year}〕${number}号待另一位管理员确认。`
        return { zh, en: `Bulletin ${number} of ${year}, issued by manager, waits`, page: `/bulletins/${String(no)}` }
      },
    ],
    [
      'to_confirm',
      'a settlement waits for another manager',
      async () => {
        await answered((await running().as('manager'))('POST', '/api/settlements', { period: '2017-H1' }))
        const zh = 'manager提交的2017年上半年补贴结算待另一位管理员确认。'
        return { zh, en: 'The settlement of January to June 2017 by manager waits', page: '/settlements/2017-H1' }
      },
    ],
    [
      'new_place',
      'a manager signs in from a new place',
      async () => {
        const [username, password] = [`manager-${crypto.randomUUID()}`, '一个只有我知道的密码']
        const account = { username, displayName: '王局', role: 'manager' as const }
        await putAccounts(sql(), [account], quickHash(password), NOW)
        const { account: { id = '' } = {} } = (await accountByUsername(sql(), username)) ?? {}
        // the first place is nothing to tell of
        await sql().batch(rememberingPlaces(id, ['device:office'], new Date(NOW.getTime() - 86_400_000)))
        await answered(running().call('POST', '/api/session', { username, password }))
        const zh = '王局的账号 2017-06-30 23:30 在新的设备或网络登录。不是本人请立即修改密码。'
        return { zh, en: 'The account of 王局 signed in from a new device or network', page: '/account' }
      },
    ],
    [
      'job_failed',
      'a backup fails, and fails again',
      async () => {
        await fails('backup')
        const zh = '每夜备份：没有做成：ENOSPC: no space left on device。系统会自动再试'
        return { zh, en: 'Nightly backup: It could not be done: ENOSPC', page: '/operations' }
      },
    ],
    [
      'job_failed',
      'another job fails',
      async () => {
        await fails('photos')
        return { zh: '抽查照片：没有做成', en: 'Looking at photos: It could not be done', page: '/operations' }
      },
    ],
    [
      'disk_low',
      'the disk is nearly full',
      async () => {
        const deps = { ...jobsDeps(), freeBytes: async () => 120 * 1_048_576 }
        for (let minute = 0; minute < 2; minute++) await tellPeople(deps)
        const zh = '磁盘只剩 120 MB，低于预留的 200 MB。请清理或扩容'
        return { zh, en: 'Only 120 MB are left on the disk', page: '/operations' }
      },
    ],
  ]

  test.each(THINGS)('%s: %s', async (topic, _, happens) => {
    const others = Topic.options.filter((other) => other !== topic)
    await aChannel({
      receivers: [aReceiver({ name: '王局', topics: [topic] }), aReceiver({ name: '李局', topics: others })],
    })
    await aChannel({ kind: 'webhook', language: 'en', receivers: [aReceiver({ name: 'Wang', topics: [topic] })] })
    await aChannel({ isOn: false, receivers: [aReceiver({ name: '停用', topics: [topic] })] })
    await sql().run('DELETE FROM jobs')
    it.now = new Date('2017-07-01T09:00:00+08:00')
    const { zh, en, page } = await happens()
    later(3)
    await Promise.all([tell(), tell()])
    later(3)
    await tell()
    const told = await queue()
    expect(told.map(({ topic: of, receivers }) => `${of} ${receivers.join()}`).sort()).toEqual([
      `${topic} Wang`,
      `${topic} 王局`,
    ])
    const text = (name: string): string | undefined => told.find(({ receivers }) => receivers[0] === name)?.text
    expect([text('王局'), text('Wang')]).toEqual([expect.stringMatching(zh), expect.stringMatching(en)])
    await send()
    expect(it.bot.posts).toHaveLength(2)
    for (const said of it.bot.texts()) expect(`${said}\n`).toContain(`https://yx.example.com${page}\n`)
  })
})
