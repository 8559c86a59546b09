/**
 * The sample's half-year report (示例): the office's own text of 2017, its paragraphs in their order, with places for the
 * figures that the service holds. Slips of the text are mended (tests/report/half-year-report.test.ts lists them).
 */
import type { ReportBlock } from '../../src/domain/report/report.ts'

/** Entries of the ledger that are told one by one, by their ids. */
export interface NamedEntries {
  cultureFund: string
  tourismFund: string
  noSetProblem: string
  squareProblem: string
}

const CENTRES = '完善提升贫困村综合文化服务中心{{culture-centres.amount}}个。'
const VISITS = '面向贫困村开展送演出、送图书、送电影等送文化下乡活动。'
const WORKS_OF_ART =
  '面向基层、面向贫困村开展文艺创作，创作生产音乐、舞蹈、戏剧等多种形式的文艺作品丰富基层群众精神文化生活。'
const TRAINING = '安排基层文化人才进行技能培训，提高业务水平。'
const SPEAKERS = '提升改造贫困村村级广播系统{{works.broadcast.count}}个。'
const TELEVISION = '实现今年退出的贫困户广播电视户户通。'
const FILMS =
  '全年完成全县农村放映公益电影{{screenings-county.amount}}场次，贫困村不少于{{screenings-designated.amount}}场次。'

const goals: string[] = [
  '根据《市脱贫办关于印发<绵阳市{{report.year}}年脱贫攻坚工作任务清单>的通知》和《盐亭县脱贫攻坚领导小组办公室关于印发<盐亭县{{report.year}}年脱贫攻坚工作任务清单>的通知》文件精神，我局认真对照“工作任务清单”，逐一梳理工作目标任务，坚持“紧盯目标，对照标准，突出重点，确保摘帽”的工作思路，积极研究落实措施，结合我局职能职责，制定了文化、广电、旅游脱贫方案，按时间节点逐一落实，大力推动文化广电旅游脱贫攻坚工作。现将上半年相关工作情况汇报如下。',
  '一、任务目标',
  '今年，上级下达我局贫困村摘帽文化广电脱贫攻坚任务{{designated.count}}个，旅游扶贫村任务{{tourism-village.amount}}个。具体工作内容为完善提升贫困村综合文化服务中心{{culture-centres.amount}}个；面向贫困村开展送演出、送图书、送电影等送文化下乡活动；面向基层、面向贫困村开展文艺创作，创作生产音乐、舞蹈、戏剧等多种形式的文艺作品丰富基层群众精神文化生活；安排基层文化人才进行技能培训，提高业务水平；提升改造贫困村村级广播系统{{works.broadcast.count}}个；实现今年退出的贫困户广播电视户户通；全年完成全县农村放映公益电影{{screenings-county.amount}}场次，贫困村不少于{{screenings-designated.amount}}场次；加大安家镇鹅溪村旅游扶贫力度，通过专业公司规划设计旅游标识标牌的文化创意方案和鹅溪村居民点旅游文化景观的创意方案，制作、安装旅游导视牌。',
]

const measures: string[] = [
  '二、工作举措',
  '（一）明确任务，压实责任。',
  '为了抓实抓好文化广电旅游脱贫工作，扎实推进精准扶贫、精准脱贫，我局及时调整了局脱贫攻坚工作领导小组，由“一把手”任组长，分管副局长为副组长，各职能股室和相关乡镇广电文化中心负责人为成员。领导小组召开了专题工作会，明确具体工作任务和目标，落实了相关责任，明确了具体责任人和直接责任人。通过层层落实责任，明晰工作重点，确保各项工作按要求和时间节点有序推进。',
  '（二）摸清家底，抓实精准。',
  '今年初，省委宣传部发布了《贫困村文化活动室验收标准征求意见》，较去年验收标准相比，要求明显提高，主要体现有五个方面：一是原来有文化广场即为合格，今年要求文化广场必须大于或等于{{culture-centres.square.minimum}}平方米；二是文化活动室建设面积由原来的50平方米增加到{{culture-centres.room.minimum}}平方米；三是去年不要求建戏台，今年要求每个贫困村因地制宜建设；四是去年要求配置一套文化器材即为合格，今年明确要求有{{culture-centres.court.minimum|han}}个篮球场、{{culture-centres.tables.minimum|han}}张乒乓台、{{culture-centres.fitness.minimum|han}}套体育健身器材；五是明确要求要有电脑、电视、话筒等电子设备。总体上看，新标准内容更多，要求更高，指标更细。为了确保建设项目不盲目，坚决杜绝重复建设，今年{{culture-centres.surveyed|month}}，由分管副局长带队，带领专题调研组，深入{{designated.names|first_two}}等{{designated.count}}个贫困村，对照标准，进行摸底调查，走访群众，广泛征求建设意见和建议。经排查，截止目前，{{designated.count}}个要求摘帽的贫困村有{{culture-centres.room.some}}个村有文化活动室，但均达不到今年的验收标准。{{culture-centres.room.building-names}}由于拆迁等原因，文化活动室正在修建或装修之中；{{culture-centres.stage.lacking}}个贫困村均没有简易戏台、篮球架和部分体育器材；{{culture-centres.square.having}}个贫困村文化广场面积达标，{{culture-centres.square.short}}个贫困村文化广场面积不达标，{{culture-centres.square.planned-names|first_two}}等{{culture-centres.square.planned|han}}个贫困村现正在规划修建或扩建文化广场。{{broadcast.passing-names|first}}等{{broadcast.passing}}个贫困村农村广播通响率达{{broadcast.line}}以上，符合验收标准，{{broadcast.low-names|first}}等{{broadcast.below}}个村农村广播系统因年久失修、设备老化等原因，通响率偏低，尤其{{broadcast.severe-names}}问题较为突出，广播通响率不到{{broadcast.severe-line}}；{{tv.households}}户建档立卡贫困户中，有{{tv.connected}}户贫困户已通过广电网、电信、移动等接收手段实现了电视户户通，还有{{tv.not-connected}}户贫困户未看上电视。',
  '（三）对症下药，保障有力。',
  '根据前期调研情况和上级有关资金投放政策，我局认真对照验收标准，一一进行梳理，按照“缺啥补啥，补齐短板”解决办法，制定了《{{report.year}}年文化惠民扶贫项目实施方案》《{{report.year}}年拟摘帽贫困村农村广播村村响工程建设方案》《{{report.year}}年拟解决建档立卡贫困户电视户户通建设方案》《盐亭县旅游扶贫{{report.year}}年实施方案》，并根据方案需求向上级争取到了相应资金支持，确保我局脱贫攻坚工作有力、有序推进。',
]

const done = ({ cultureFund, tourismFund }: NamedEntries): string[] => [
  '三、上半年工作开展情况',
  '（一）文化扶贫工作。',
  `1.${CENTRES}`,
  '根据省委宣传部下达的《{{report.year}}年四川省贫困地区村综合文化服务中心建设基本内容和指导标准（试行）》，结合各村实际，量身制定了“实施方案”，现“实施方案”已通过审定，正在进入招投标程序，正在{{works.culture_centre.stage}}中，预计{{works.culture_centre.award.planned-on|month_part}}将确定中标单位。',
  `2.${VISITS}`,
  `目前，{{events.performance.units}}向{{events.performance.places}}送去文艺专场演出{{events.performance.times}}场。{{events.books.units}}向{{events.books.places}}送去图书{{events.books.copies}}册。{{fund.${cultureFund}.on|month}}，根据《财政部关于提前下达{{report.year}}年中央补助地方公共文化服务体系建设专项资金预算的通知》（{{fund.${cultureFund}.document}}），应下达到我局专项资金{{fund.${cultureFund}.allotted}}万元。我局严格按照《财政厅 省委宣传部 文化厅 省新闻出版广电局 省体育局关于转发<中央补助地方公共文化服务体系建设专项资金管理暂行办法>的通知》（{{fund.${cultureFund}.rules}}）的规定，按照文化惠民扶贫工作计划，优先安排乡（镇）、村（特别是贫困村）公共文化体育设施修缮配置、农家书屋补充更新、农村文化活动开展等支出。目前，我局已向财政局申请划拨此项公共文化服务体系建设专项资金，正在办理之中，随即将开始实施，预计{{performances-designated.deadline|month_part}}全面完成。`,
  `3.${WORKS_OF_ART}`,
  '现我局创编的{{events.creation.titles}}已完成了剧本编写、演员选拔、音乐制作，所有演职人员正在积极进行排练，“七一”将正式上演。',
  `4.${TRAINING}`,
  '通过“空中大课堂”、开办舞蹈、书法等培训班对文艺骨干进行培训，培训次数{{events.training.classes}}班（次），培训人数{{events.training.people}}人次；组织专业艺术人员深入乡镇、贫困村开展义务讲学、讲座、举办文艺辅导培训等活动，共计{{events.lecture.times}}场，培训人数达{{events.lecture.people}}人次。',
  '（二）广电扶贫工作。',
  `1.${SPEAKERS}`,
  '根据前期对{{designated.count}}个贫困村广播村村响系统运行情况的调查摸底，以不打破原系统架构为原则，结合各村实际情况，编制贫困村广播村村响系统整改提升《技术实施方案》，现已完成了项目建设的招标采购，已进入项目建设{{works.broadcast.stage}}阶段，预计{{works.broadcast.completion.planned-on|month_part}}将全面完工。',
  `2.${TELEVISION}`,
  '针对{{designated.count}}个贫困村{{tv.households}}户贫困户的电视户户通问题，逐村逐户进行了数字电视基本收视情况调查摸底，因地制宜制定实施解决办法。目前，已验收{{tv.verified}}户贫困户电视户户通，预计{{tv-designated.deadline|month_part}}全面完成目标任务。',
  `3.${FILMS}`,
  '今年来，全县共组织{{teams.count}}支农村公益电影放映队，深入到全县各乡（镇）行政村进行放映。截止{{report.as-of|month_part}}，共放映公益电影{{screenings-county.done}}场，其中涉及全县{{designated-townships.count}}个乡镇的{{designated.count}}个贫困村共放映电影{{screenings-designated.done}}场，受益群众达{{screenings.attendance|over_wan}}人次。',
  '（三）旅游扶贫工作。',
  `加大安家镇鹅溪村旅游扶贫力度，通过专业公司规划设计旅游标识标牌的文化创意方案和鹅溪村居民点旅游文化景观的创意方案，制作、安装旅游导视牌。今年，通过对上争取为安家镇鹅溪村争取到旅游专项扶贫资金{{fund.${tourismFund}.allotted}}万元，用于鹅溪村标识标牌设计、制作、安装与旅游景观打造。目前，已完成鹅溪村旅游标识标牌的文化创意方案和鹅溪村居民点旅游文化景观的创意方案的制定，确定了标识标牌的安放点，立项工作已完成，随即将进入{{works.signs.next}}程序。`,
]

const problems = ({ noSetProblem, squareProblem }: NamedEntries): string[] => [
  '四、存在的问题',
  `（一）{{problem.${noSetProblem}.text}}的问题。`,
  `在解决建档立卡困难户电视户户通工作上，{{problem.${noSetProblem}.measure}}。`,
  `（二）{{problem.${squareProblem}.text}}的问题。`,
  `在文化活动室建设上，{{problem.${squareProblem}.measure}}。`,
]

const next: string[] = [
  '五、下一步打算',
  '（一）文化扶贫工作。',
  `1.${CENTRES}`,
  '加快推进招投标流程，促进项目尽快落地实施，保质保量督促实施进度，确保{{works.culture_centre.completion.planned-on|month_part}}实施完毕，{{works.culture_centre.acceptance.planned-on|month_part}}全面完成上级验收。',
  `2.${VISITS}`,
  '积极做好送文化下乡准备工作，待资金下达到位，立即开始实施，分别为{{designated.count}}个贫困村分别送去文艺演出{{performances-designated.per-village|han}}场，各增配图书{{books-designated.per-village}}册以上。',
  `3.${WORKS_OF_ART}`,
  '深入开展文艺创作，重点将我县在脱贫攻坚领域涌现的榜样楷模作为创作题材进行编创，并依托嫘祖故里大舞台等平台进行展演。',
  `4.${TRAINING}`,
  '加大基层群众文艺骨干队伍和文化人才技能培训力度，适时择优选择人才外出培训，壮大基层文化人才。',
  '（二）广电扶贫工作。',
  `1.${SPEAKERS}`,
  '督促施工单位加快施工进度，协助其处理施工中存在的有关问题，监督工程质量，确保{{works.broadcast.completion.planned-on|month_part}}前全面完工，{{works.broadcast.acceptance.planned-on|month}}全面完成上级检查验收。',
  `2.${TELEVISION}`,
  '加快推进实施进度，督促施工方保质保量完成施工任务，确保困难户尽早收看到电视，确保{{tv-designated.deadline|month_part}}前全面完成目标任务，{{works.other.acceptance.planned-on|month_part}}迎接上级检查验收。',
  `3.${FILMS}`,
  '抓住{{screenings-county.months-left}}月公益电影放映的最佳时间，充分利用乡（镇）、村已有的固定放映室，以室内和室外相结合的方式，组织队伍全力开展放映工作，力争在{{screenings-county.deadline|month_part}}前全面完成我县农村公益电影的放映任务（包括{{designated.count}}个贫困村的电影放映任务）。',
  '（三）旅游扶贫工作。',
  '加大安家镇鹅溪村旅游扶贫力度，制定旅游标识标牌的文化创意方案和鹅溪村居民点旅游文化景观的创意方案，制作旅游导视牌。加快推进标识标牌和旅游景观项目的招投标、实施等相关工作进度，力争{{tourism-village.deadline|month_part}}前全面完工验收。',
]

/** 一、 and （一） and 1. are heads of their level. */
const LEVELS = [/^[一二三四五]、/, /^（[一二三]）/, /^\d\./]
function blockOf(text: string): ReportBlock {
  const level = LEVELS.findIndex((beginning) => beginning.test(text)) + 1
  if (level === 1 || level === 2 || level === 3) return { kind: 'heading', level, text }
  return { kind: 'paragraph', text }
}

export const halfYearBlocks = (named: NamedEntries): ReportBlock[] =>
  [...goals, ...measures, ...done(named), ...problems(named), ...next].map(blockOf)
