/** The village × item grid of a checklist: what was found against what is asked, and the form that records a check. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Checklist, type ChecklistVillage, targets } from '../../../contract/targets.ts'
import { type ChecklistItem, NewCheck } from '../../../domain/target/task.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { villagePath } from '../routes.ts'
import { CHECK_LOOK } from '../../shared/shapes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { unitSaid } from '../kit/target.tsx'
import { checkOf, checkState, wholeState, type Writing } from './rules.ts'

interface Chosen {
  village: ChecklistVillage
  item: ChecklistItem
}

export function ChecklistSection({ checklist: { items, villages }, ...writing }: Writing & { checklist: Checklist }) {
  const [chosen, setChosen] = useState<Chosen>()
  const complete = villages.filter(({ isComplete }) => isComplete).length
  return (
    <section class="wide" aria-labelledby="checklist-title">
      <h2 id="checklist-title">{t('checklist_title')}</h2>
      <p data-figure="complete">
        {t('checklist_complete', { complete: figure(complete), total: figure(villages.length) })}
      </p>
      <p class="soft">{t('checklist_hint')}</p>
      {villages.length === 0 ? (
        <Empty>{t('checklist_empty')}</Empty>
      ) : (
        <TableRoom label={t('checklist_title')} tall>
          <table class="grid checks" data-table="checklist">
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
                    <Cell
                      key={item.code}
                      village={village}
                      item={item}
                      choose={writing.mayWrite ? setChosen : undefined}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRoom>
      )}
      {chosen && (
        <CheckDialog
          key={`${chosen.village.code} ${chosen.item.code}`}
          village={villages.find(({ code }) => code === chosen.village.code) ?? chosen.village}
          item={chosen.item}
          {...writing}
          close={() => setChosen(undefined)}
        />
      )}
    </section>
  )
}

/** How much of the list a village has; what nobody has looked at may still be there. */
function Whole({ village, items }: { village: ChecklistVillage; items: ChecklistItem[] }) {
  const states = items.map(({ code }) => checkState(checkOf(village, code)))
  const holds = states.filter((state) => state === 'holds').length
  return (
    <Mark look={CHECK_LOOK[wholeState(states)]}>
      {village.isComplete ? t('check_all_hold') : t('check_some', { holds, total: items.length })}
    </Mark>
  )
}

function Cell({ village, item, choose }: Chosen & { choose: ((chosen: Chosen) => void) | undefined }) {
  const check = checkOf(village, item.code)
  const state = checkState(check)
  const shown = (
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
  return (
    <td data-item={item.code} data-state={state}>
      {choose ? (
        <button type="button" class="cell" aria-haspopup="dialog" onClick={() => choose({ village, item })}>
          {shown}
        </button>
      ) : (
        shown
      )}
    </td>
  )
}

interface DialogProps extends Writing, Chosen {
  close: () => void
}

function CheckDialog({ village, item, close, ...writing }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const title = t('check_title', { village: village.name, item: item.name })
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="check-title" onClose={close}>
      <h3 id="check-title">{title}</h3>
      <LastCheck village={village} item={item} />
      <CheckForm village={village} item={item} title={title} {...writing} close={() => dialog.current?.close()} />
    </dialog>
  )
}

function LastCheck({ village, item }: Chosen) {
  const check = checkOf(village, item.code)
  const { value, checkedOn, note } = check
  if (value === null || checkedOn === null) return <p class="soft">{t('check_never')}</p>
  const facts = {
    day: checkedOn,
    value: figure(value),
    unit: unitSaid(item.unit),
    word: t(`check_${checkState(check)}`),
  }
  return (
    <p class="soft">
      {t('check_last', facts)} {note && <span lang="zh-CN">{note}</span>}
    </p>
  )
}

/** What is found now. */
function CheckForm({ code, today, reload, village, item, title, close }: DialogProps & { title: string }) {
  const [id, renew] = useFormId()
  const form = useForm(NewCheck, {
    start: { id, villageCode: village.code, item: item.code, checkedOn: today },
    fields: {
      value: t('check_value', { unit: unitSaid(item.unit), minimum: figure(item.minimum) }),
      checkedOn: t('check_on'),
      note: t('check_note'),
    },
    send: (body) => ask(targets.check, { params: { code }, body }),
    done: () => {
      reload()
      close()
    },
    conflict: () => {
      renew()
      reload()
    },
  })
  return (
    <Form of={form} label={title} button={t('check_save')} cancel={close} isOpened>
      <Field of={form} name="value" type="number" min="0" />
      <Field of={form} name="checkedOn" max={today} />
      <Field of={form} name="note" />
    </Form>
  )
}
