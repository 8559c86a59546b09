/** The village × item grid of a checklist: what was found against what is asked, and the form that records a check. */
import { useState } from 'preact/hooks'
import { type Checklist, type ChecklistVillage, targets } from '../../../contract/targets.ts'
import { type ChecklistTotal, FOUND, type Found, foundOf } from '../../../domain/target/checklist.ts'
import { type ChecklistItem, NewCheck, Prospect } from '../../../domain/target/task.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { CHECK_LOOK } from '../../shared/shapes.ts'
import { Dialog, useDialog } from '../kit/dialog.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { Export } from '../kit/export.tsx'
import { CHECKLIST_SHEET, CHECKLIST_TOTALS_SHEET } from '../../../contract/sheets-tasks.ts'
import { Table, TableRoom } from '../kit/table.tsx'
import { unitSaid } from '../kit/target.tsx'
import { villagePath } from '../routes.ts'
import { t } from '../later-words.ts'
import { checkOf, villagesFound, wholeState, type Writing } from './rules.ts'
import { Button } from '../kit/buttons.tsx'

interface Chosen {
  village: ChecklistVillage
  item: ChecklistItem
}

export function ChecklistSection({ checklist, ...writing }: Writing & { checklist: Checklist }) {
  const { items, villages } = checklist
  const [chosen, choose] = useState<Chosen>()
  const complete = villages.filter(({ isComplete }) => isComplete).length
  return (
    <Section class="wide" id="checklist-title" title={t('checklist_title')}>
      <p data-figure="complete">
        {t('checklist_complete', { complete: figure(complete), total: figure(villages.length) })}
      </p>
      <p class="soft">{t('checklist_hint')}</p>
      {villages.length === 0 ? (
        <Empty>{t('checklist_empty')}</Empty>
      ) : (
        <>
          <ChecklistTotals code={writing.code} checklist={checklist} />
          <h3>{t('tv_by_village')}</h3>
          <Export of={CHECKLIST_SHEET} params={{ code: writing.code }} />
          <TableRoom label={t('checklist_title')} tall>
            <table class="checks" data-table="checklist">
              <thead>
                <tr>
                  <th scope="col">{t('village')}</th>
                  {items.map((item) => (
                    <th key={item.code} scope="col" lang="zh-CN">
                      {item.name}
                      <span class="least">{`≥ ${figure(item.minimum)} ${unitSaid(item.unit)}`}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {villages.map((village) => (
                  <tr key={village.code} data-village={village.code}>
                    <th scope="row">
                      <a href={villagePath(village.code)}>{village.name}</a>
                      <Whole village={village} items={items} />
                    </th>
                    {items.map((item) => (
                      <td key={item.code} data-item={item.code} data-state={foundOf(checkOf(village, item.code))}>
                        {writing.mayWrite ? (
                          <button
                            type="button"
                            class="cell"
                            aria-haspopup="dialog"
                            onClick={() => choose({ village, item })}
                          >
                            <Found village={village} item={item} />
                          </button>
                        ) : (
                          <Found village={village} item={item} />
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRoom>
        </>
      )}
      {chosen && (
        <CheckDialog
          key={`${chosen.village.code} ${chosen.item.code}`}
          village={villages.find(({ code }) => code === chosen.village.code) ?? chosen.village}
          item={chosen.item}
          {...writing}
          close={() => choose(undefined)}
        />
      )}
    </Section>
  )
}

/** How much of the list a village has; what nobody has looked at may still be there. */
function Whole({ village, items }: { village: ChecklistVillage; items: ChecklistItem[] }) {
  const states = items.map(({ code }) => foundOf(checkOf(village, code)))
  const holds = states.filter((state) => state === 'holds').length
  return (
    <Mark look={CHECK_LOOK[wholeState(states)]}>
      {village.isComplete ? t('check_all_hold') : t('check_some', { holds, total: items.length })}
    </Mark>
  )
}

function Found({ village, item }: Chosen) {
  const check = checkOf(village, item.code)
  const state = foundOf(check)
  return (
    <>
      {/* whoever hears the cell instead of seeing its column hears which one it is */}
      <span class="unseen">{t('check_cell', { village: village.name, item: item.name })}</span>
      <Mark look={CHECK_LOOK[state]}>
        {check.value !== null && <strong>{figure(check.value)}</strong>} {t(`check_${state}`)}
      </Mark>
      {check.checkedOn !== null && (
        <span class="unseen">{t('check_found', { unit: unitSaid(item.unit), day: check.checkedOn })}</span>
      )}
    </>
  )
}

const STATES = () => Prospect.options.map((state) => [state, t(`check_${state}`)] as const)

interface DialogProps extends Writing, Chosen {
  close: () => void
}

/** What was found last, and what is found now. */
function CheckDialog({ code, today, reload, village, item, close }: DialogProps) {
  const dialog = useDialog()
  const [id, renew] = useFormId()
  const unit = unitSaid(item.unit)
  const form = useForm(NewCheck, {
    start: { id, villageCode: village.code, item: item.code, checkedOn: today },
    fields: {
      value: t('check_value', { unit, minimum: figure(item.minimum) }),
      state: { label: t('check_state'), none: t('check_state_none'), choices: STATES() },
      checkedOn: t('check_on'),
      note: t('check_note'),
    },
    send: (body) => ask(targets.check, { params: { code }, body }),
    done: () => {
      reload()
      dialog.shut()
    },
    conflict: () => {
      renew()
      reload()
    },
  })
  const title = t('check_title', { village: village.name, item: item.name })
  const check = checkOf(village, item.code)
  const { value, checkedOn: day, note } = check
  return (
    <Dialog of={dialog} title={title} close={close}>
      {value === null || day === null ? (
        <p class="soft">{t('check_never')}</p>
      ) : (
        <p class="soft">
          {t('check_last', { day, value: figure(value), unit, word: t(`check_${foundOf(check)}`) })}{' '}
          {note && <span lang="zh-CN">{note}</span>}
        </p>
      )}
      <Form of={form} label={title} button={t('check_save')} cancel={dialog.shut} isOpened>
        <Field of={form} name="value" type="number" min="0" />
        <Field of={form} name="state" />
        <Field of={form} name="checkedOn" max={today} />
        <Field of={form} name="note" />
      </Form>
    </Dialog>
  )
}

type Counted = { item: string; found: Found }

/** Of each item how many villages have it, build it, plan it or lack it, and which they are. */
function ChecklistTotals({ code, checklist }: { code: string; checklist: Checklist }) {
  const [chosen, choose] = useState<Counted>()
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

function Villages({ of: { item, found }, checklist, name }: { of: Counted; checklist: Checklist; name: string }) {
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
