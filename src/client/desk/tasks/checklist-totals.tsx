/** A checklist added up: of each item how many villages have it, build it, plan it or lack it, and which they are. */
import { useState } from 'preact/hooks'
import { CHECKLIST_TOTALS_SHEET } from '../../../contract/sheets-tasks.ts'
import type { Checklist } from '../../../contract/targets.ts'
import { type ChecklistTotal, FOUND, type Found } from '../../../domain/target/checklist.ts'
import { figure } from '../../shared/format.ts'
import { Button } from '../kit/buttons.tsx'
import { Export } from '../kit/export.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'
import { villagesFound } from './rules.ts'

type Chosen = { item: string; found: Found }

export function ChecklistTotals({ code, checklist }: { code: string; checklist: Checklist }) {
  const [chosen, choose] = useState<Chosen>()
  const nameOf = (item: string): string => checklist.items.find((one) => one.code === item)?.name ?? item
  const counted = (total: ChecklistTotal, found: Found) =>
    total[found] === 0 ? (
      figure(0)
    ) : (
      <Button
        class="cell"
        label={figure(total[found])}
        of={`${nameOf(total.item)} ${t(`check_${found}`)} ${figure(total[found])}`}
        aria-expanded={chosen?.item === total.item && chosen.found === found}
        onClick={() => choose({ item: total.item, found })}
      />
    )
  return (
    <>
      <h3>{t('checklist_totals')}</h3>
      <Export of={CHECKLIST_TOTALS_SHEET} params={{ code }} />
      <Table
        name="checklist-totals"
        isPlain
        label={t('checklist_totals')}
        rows={checklist.totals}
        keyOf={({ item }) => item}
        rowOf={({ item }) => ({ 'data-item': item })}
        columns={[
          { head: t('checklist_item'), isRowHead: true, cell: ({ item }) => <span lang="zh-CN">{nameOf(item)}</span> },
          ...FOUND.map((found) => ({
            head: t(`check_${found}`),
            class: 'number',
            data: { 'data-found': found },
            cell: (total: ChecklistTotal) => counted(total, found),
          })),
          { head: t('checklist_sum'), class: 'number', cell: ({ villages }) => <b>{figure(villages)}</b> },
        ]}
      />
      {chosen && <Villages of={chosen} checklist={checklist} name={nameOf(chosen.item)} />}
    </>
  )
}

function Villages({ of: { item, found }, checklist, name }: { of: Chosen; checklist: Checklist; name: string }) {
  const villages = villagesFound(checklist.villages, item, found)
  return (
    <p role="status" data-list="found">
      {t('checklist_found', { item: name, found: t(`check_${found}`), count: figure(villages.length) })}
      {villages.map(({ code, name: village, townshipName }, i) => (
        <>
          {i > 0 && t('list_comma')}
          <a href={villagePath(code)}>{`${townshipName} ${village}`}</a>
        </>
      ))}
    </p>
  )
}
