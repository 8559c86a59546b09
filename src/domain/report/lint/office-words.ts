/**
 * Words that offices write every day, the frequent ones and those of this work: one character of them replaced by one that
 * sounds or looks the same is a slip.
 */

const KNOWN_WORDS = `安排 安装 按照 按时 把关 办理 帮扶 保障 保证 报告 报送 报账 标准 标识 表彰 播出 播放 补助 不足
不予 部门 部署 参加 参与 测试 查处 采购 策划 产生 场次 超过 成立 成效 成果 呈现 程序 筹备 筹措
充分 抽查 出动 传达 创建 创新 创作 存在 措施 达标 达到 打造 带动 待遇 档案 登记 底数 调查 调度
调研 调整 督查 督促 动员 短板 发放 发挥 发现 反馈 反映 范围 方案 方式 放映 丰富 扶贫 服务 辅导
负责 附件 复查 覆盖 改造 改进 干部 岗位 高度 隔阂 根据 工程 工作 公开 公示 巩固 供给 故障 观看
观众 管理 贯彻 规定 规范 规划 广播 核查 核实 衡量 后期 汇报 汇总 基层 积极 及时 急需 集中 计划
纪律 技术 继续 加快 加强 坚持 监督 监管 检查 检修 简报 建设 建议 健全 讲座 交付 接入 接受 节点
结果 结合 截至 介绍 紧缺 紧密 进度 进展 经费 精准 纠正 就绪 举办 举措 开工 开展 考核 考虑 科学
可靠 克服 空白 匮乏 困难 拉动 缆线 老化 累计 力度 力量 立项 利用 例会 联系 亮点 领导 流程 落后
落实 缺乏 密切 免费 明确 模式 目标 纳入 能力 年审 努力 排查 排练 配备 配合 配送 培训 偏低 偏远
平台 评估 评价 破损 普遍 普及 齐全 启动 潜力 强化 切实 清单 情况 区域 趋势 全面 群众 任务 荣誉
设备 设施 申报 申请 审核 审批 审查 审计 升级 深入 渗透 实施 实现 实际 示范 试点 适时 收看 手续
受损 受益 梳理 数据 数量 思路 送达 损坏 缩短 特色 提升 提高 体系 填报 通报 通知 同步 统筹 统计
投入 突出 突击 推动 推广 推进 拓展 完成 完善 维护 维修 问题 稳步 系列 系统 下达 下拨 显著 现场
限期 线路 项目 消除 销号 小结 效果 协调 信号 形成 需求 宣传 巡查 巡回 汛期 严格 严肃 研究 演出
验收 养护 要求 移交 已经 已通 已完 已建 已达 意见 引导 印发 影片 影响 映前 拥护 优化 优质 有序
预算 预计 原则 运行 运维 造册 增加 增配 展示 展演 展映 占用 障碍 招标 召开 真正 整改 整体 正常
正式 支撑 支持 支付 执行 职能 职责 指标 指导 质量 治理 致使 滞后 中标 终端 种类 重点 重视 逐步
主题 主要 注重 抓好 专项 转变 装修 准备 资金 资料 资源 自查 自筹 综合 总结 组建 组织 作用 座谈
薄弱 账目 账户 台账 记账 陈列 策略 拨付 拨款 未完 未通 未达 未能 尚未 账号 竞标 竞赛 度过 急切
即将 坐落 作为 制作 账册 攻坚 摸底 划拨 遗漏 隐患 盲区 喇叭 音柱 灯泡 维稳 消防 演练 联网 稳定
衔接 督导 立即 立刻 日常 简陋 银幕 幕布 音响 及早 尽快 抓紧 缺少 简单 复杂 烦琐 繁琐 拖延 延误
懈怠 敷衍 认真 细致 详细 详实 翔实 充足 紧张 闲置 荒废 丢失 被盗 损毁 毁坏 脱落 断裂 漏电 短路
雷击 停电 电池 电源 功放 话筒 调频 机房 光缆 电缆 网线 接头 机顶盒 卫星 天线 有线 无线 信源 频道
节目 栏目 收听 收视 直播 录播 转播 插播 停播 字幕 放像 片源 拷贝 胶片 数字 场地 露天 室内 室外
固定 流动 巡映 观影 影院 剧本 排演 舞蹈 戏曲 曲艺 合唱 书法 绘画 摄影 书籍 阅览 借阅 藏书 书架
桌椅 乐器 器材 健身 篮球 乒乓 舞台 戏台 硬化 装饰 粉刷 修缮 翻修 扩建 竣工 完工 决算 结算 概算
招投 投标 开标 评标 流标 合同 协议 签订 签约 履约 质保 保修 票据 凭证 发票 报销 挪用 截留 挤占
违规 违纪 约谈 问责 追责 督办 催办 限时 逾期 超期 到期 届满 处理 审阅 审定 回执 全部 全体 逐一 上交 上报 收集 归档 保存 保管 移交 核对 核算 补助 补贴 发放 领取 登记 注销 更正 更新 替换 调试 测量
抽检 普查 走访 慰问 动员 部分 个别 多数 少数 其余 剩余 合计 总计 平均 增幅 降幅 同比 环比 占比 基本 主管 分管 牵头 配套 到位 落地 见效`

const LONG = `公益电影 放映队 放映员 放映任务 放映场次 贫困村 贫困户 通响率 广播系统 文化服务中心 文化活动室 文化广场 建档立卡 户户通 村村响
脱贫攻坚 序时进度 百分点 招投标 标识标牌 专项资金 技能培训 农家书屋 目标任务 实施方案 检查验收 完成率 覆盖率 受益群众 领导小组 基层群众
文艺创作 万无一失 再接再厉 全力以赴 因地制宜 实事求是 齐抓共管 群策群力 后继乏人 稳扎稳打 持之以恒 扎实推进 有条不紊 喜闻乐见 丰富多彩
家喻户晓 深入人心 高度重视 狠抓落实 层层压实 责任落实 形式多样 保质保量 按期完成 如期完成 迎难而上 攻坚克难 不折不扣 行之有效 一丝不苟
无人问津 立行立改 举一反三 循序渐进 相辅相成 应急广播 专题会议 乡村振兴 惠民工程 公共文化 精准扶贫 倒排工期 挂图作战 销号管理 存在问题`
const wordsOf = (text: string): string[] => text.split(/\s+/)
const WORDS = [...wordsOf(KNOWN_WORDS), ...wordsOf(LONG)]

/** Words of their own that sound like one of those; and beginnings and ends that the next word would be taken with. */
const OTHERS = new Set(
  wordsOf(`实绩 银发 组件 联席 正视 治标 节电 实时 实事 两点 构建 知责 深查 赋责 中子 缓堵 闯新 惊艳 共建 实干 上缴 音箱 报修 主体 守纪 联赛 建管 有需 疫情 占比 装机 军工 水网 深化 强化 二十大 力气 调演 汇演 巡演 会演 展播
参演 联欢 修葺 筹建 复建 重建 新建 扩建 迁建 自建 代建 援建 承建 筹资 汇编 报表 报刊 期刊 市民 村民 居民 牵头 前期 中期 后期 定期 长期 短期`),
)

/** Of any length, by the word with a hole where the other character may stand. */
const HOLES = new Map<string, string[]>()
for (const word of WORDS) {
  for (let i = 0; i < word.length; i++) {
    const key = `${word.slice(0, i)} ${word.slice(i + 1)}`
    HOLES.set(key, [...(HOLES.get(key) ?? []), word])
  }
}
const LENGTHS = [...new Set(WORDS.map(({ length }) => length))].sort((a, b) => b - a)
const KNOWN = new Set(WORDS)

/** Characters that are taken for each other by the eye. */
const ALIKE =
  '拨拔 已己巳 未末 响晌饷 署暑 候侯 待侍 折析拆 设没 贷货 券卷 准淮 崇祟 治冶 徒徙 间问 列例烈裂 织识职帜 清情请晴 测侧则 陪培 扬杨场 遍偏编篇 径经 型形 燥躁操 竞竟境 住往佳 检捡验 漏露 今令 幕募慕墓暮 圆园 辨辩辫 班斑 博搏 播潘 赔陪 晰淅 宣宜 受授 侵浸 纺访防放 渝输愉 措错 抄钞 抓爪 推准 稳隐 评坪 设没 摸模漠 健建 援缓 欠次 传转 复夏'.split(
    ' ',
  )
const isAlike = (a: string, b: string): boolean => ALIKE.some((group) => group.includes(a) && group.includes(b))

export interface Alike {
  at: number
  said: string
  right: string
}

/** Begun at each place of the text with the longest word; what the dictionary knows as a word of its own is none. */
export function alikeWords(text: string, soundOf: (text: string) => string): Alike[] {
  const sounds = new Map<string, string>()
  const sound = (sign: string): string => {
    const known = sounds.get(sign) ?? soundOf(sign)
    sounds.set(sign, known)
    return known
  }
  const isSlip = (a: string, b: string, isShort: boolean): boolean =>
    a !== b && (isAlike(a, b) || (sound(a) === sound(b) && !(isShort && ALONE.includes(a))))
  const found: Alike[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isHan(text.charCodeAt(at))) continue
    for (const length of LENGTHS) {
      const said = text.slice(at, at + length)
      const right = KNOWN.has(said) ? undefined : meant(said, isSlip)
      if (right === undefined || IS_NAME.test(text.slice(at + length, at + length + 3))) continue
      if (length === 2 && isWordOfItsOwn(text, at)) continue
      found.push({ at, said, right })
      at += length - 1
      break
    }
  }
  return found
}
/** Characters that often stand alone, between words: 活动室现都已建立 is not 实现. */
const ALONE =
  '级数值全新居起大到好之多高重很做让使把被给用能官件企至现和与及在到为是有由向从对将并且或等各该本其每个名人村组室队站县镇乡局馆户场只台支已于以可能会要也都就还又再更最不未均共较比后前内外上下中时年月日事演市区'
/** 强华村 and 公石宝村 are names. */
const IS_NAME = /^\p{Script=Han}{0,2}[村镇乡](?![民级委])/u
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

function meant(said: string, isSlip: (a: string, b: string, isShort: boolean) => boolean): string | undefined {
  for (let i = 0; i < said.length; i++) {
    if (!isHan(said.charCodeAt(i))) return undefined
    const words = HOLES.get(`${said.slice(0, i)} ${said.slice(i + 1)}`)
    const word = words?.find((one) => isSlip(said.charAt(i), one.charAt(i), said.length === 2))
    if (word !== undefined) return word
  }
  return undefined
}

const isKnown = (word: string): boolean => KNOWN.has(word) || OTHERS.has(word)
const AROUND = 8
let segmenter: Intl.Segmenter | undefined
const segmented = (piece: string): Intl.Segments =>
  (segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })).segment(piece)

/** An engine without the Chinese words takes every character for one: then nothing is said of two. */
const hasWords = (): boolean => Array.from(segmented('电影')).length === 1

/** Does a word begin here? 构建共建共治 says no word twice. */
export function beginsWord(text: string, at: number): boolean {
  if (isKnown(text.slice(at - 1, at + 1))) return false
  const from = Math.max(0, at - AROUND)
  return Array.from(segmented(text.slice(from, at + AROUND))).some(({ index }) => from + index === at)
}

/** Two characters are a slip only where the dictionary leaves both of them alone. */
function isWordOfItsOwn(text: string, at: number): boolean {
  if (!hasWords() || [at - 1, at, at + 1].some((from) => isKnown(text.slice(from, from + 2)))) return true
  const from = Math.max(0, at - AROUND)
  const alone = new Set<number>()
  for (const { segment, index } of segmented(text.slice(from, at + AROUND)))
    if (segment.length === 1) alone.add(from + index)
  return !(alone.has(at) && alone.has(at + 1))
}
