/** The pictures of the managers' handbook: the desk's own pages. */
import type { Page } from 'playwright-core'
import type { Picture } from './handbook-pictures.ts'

const MANAGER = 'admin'
const REPORT = '截至6月30日，全县放映2854场，占全年5472场的53.16%。贫困村25个，其中9个达标，17个未达标。'
const SHEET = `2017年3月放映登记表
放映队,行政村,日期,开始,结束,影片,观众,场地
team-01,三清村,3月5日,19:30,21:10,太行山上,86,室外
team-01,三青村,3月6日,19:30,21:10,太行山上,64,室外
team-01,阳山村,3月35日,19:30,21:10,地道战,71,室外
合计,,,,,,221,
`

async function checked(page: Page): Promise<void> {
  await page.locator('textarea').fill(REPORT)
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByRole('heading', { name: '核对结果' }).waitFor()
}

async function broughtIn(page: Page): Promise<void> {
  const file = { name: '放映登记表.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('怎样读的').waitFor()
}

const picture = (name: string, path: string, height: number, done: Pick<Picture, 'first' | 'from'> = {}): Picture => ({
  name: `manager-${name}`,
  username: MANAGER,
  path,
  height,
  isDesk: true,
  ready: '.desk main h1',
  ...done,
})

export const MANAGER_PICTURES: Picture[] = [
  picture('home', '/', 550),
  picture('review', '/review', 480, { from: '[data-list=queue]' }),
  picture('suspicions', '/suspicions', 560),
  picture('bulletins', '/bulletins', 660),
  picture('bulletin', '/bulletins/2017-2', 560),
  picture('settlement', '/settlements/2017-H1', 560),
  picture('check', '/check', 620, { first: checked, from: 'input[type=date]' }),
  picture('import', '/import', 620, { first: broughtIn, from: 'input[type=file]' }),
  picture('changes', '/register/changes', 560),
  picture('flags', '/flags', 600),
  picture('phones', '/phones', 600),
  picture('operations', '/operations', 480),
]
