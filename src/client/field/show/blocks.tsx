/** Each block of 散场: a line with its value while it is shut, its fields while it is open. */
import { PhotoKind } from '../../../domain/screening/photo.ts'
import { figure } from '../../shared/format.ts'
import { Passage, Text } from '../kit/inputs.tsx'
import { Button } from '../kit/states.tsx'
import { messagesOf, issuesAt } from '../kit/remarks.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { whereSaid } from './before.tsx'
import { FilmLine, ShowBlock, ShowLine, FilmBlock, TimesBlock, VillageLine, TimesLine } from './evening.tsx'
import { type BlockProps, type Form, Line, OpenBlock, SaidHere } from './parts.tsx'
import { PeopleBlock } from './people.tsx'
import { PhotosBlock, Shoot, ShotsSay, ShotStrip, useShots } from './photos.tsx'
import { PlaceBlock } from './place-block.tsx'
import { ReceiptBlock } from './receipt-block.tsx'
import { type Block, standingOf } from './show-blocks.ts'
import { byHand } from './show-draft.ts'
import { Sign } from './signs.tsx'
import { SpeakersBlock, speakersSaid } from './speakers.tsx'

type Draw = (props: BlockProps) => preact.JSX.Element | null
const OPEN: Partial<Record<Block, Draw>> = {
  show: ShowBlock,
  film: FilmBlock,
  times: TimesBlock,
  people: PeopleBlock,
  photos: PhotosBlock,
  receipt: ReceiptBlock,
  witness: WitnessBlock,
  place: PlaceBlock,
  speakers: SpeakersBlock,
  note: NoteBlock,
}
const SHUT: Record<Block, Draw> = {
  show: ShowLine,
  village: VillageLine,
  film: FilmLine,
  times: TimesLine,
  people: PeopleLine,
  photos: PhotosLine,
  receipt: ReceiptLine,
  witness: WitnessLine,
  place: PlaceLine,
  speakers: SpeakersLine,
  note: NoteLine,
}

export function BlockOf({ block, ...props }: BlockProps & { block: Block }) {
  const isOpen = props.form.open === block || (props.form.open === 'village' && block === 'village')
  const Drawn = (isOpen && OPEN[block]) || SHUT[block]
  return <Drawn {...props} />
}

const line = (form: Form, block: Block) => ({
  block,
  standing: standingOf(block, form.known),
  act: () => form.setOpen(block),
})

function PeopleLine({ form }: BlockProps) {
  const { attendance } = form.draft
  return (
    <Line
      {...line(form, 'people')}
      label={t('people_label')}
      go={t(attendance === undefined ? 'fill_in' : 'change_it')}
    >
      {attendance === undefined ? t('not_yet_filled') : <b>{t('receipt_people', { count: figure(attendance) })}</b>}
    </Line>
  )
}

/** The end photo is asked for here as long as there is none; what was taken stands in a strip. */
function PhotosLine({ form }: BlockProps) {
  const shots = useShots(form)
  const { draft } = form
  const lacking = PhotoKind.options.find((one) => form.known.lacking.includes(one))
  const kind = lacking ?? (draft.isLate ? 'receipt' : 'end')
  const isTaken = draft.photos.some((photo) => photo.kind === kind)
  const standing = standingOf('photos', form.known)
  return (
    <>
      {!isTaken && (
        <Line
          {...line(form, 'photos')}
          standing={standing === 'done' ? 'open' : standing}
          label={draft.isLate ? t('photos_title') : t('photo_named', { kind: t(`photo_${kind}`) })}
          go=""
          instead={
            <>
              <Button
                class="quiet line-go"
                label={t('album_short')}
                of={t('photos_title')}
                act={() => form.setOpen('photos')}
              />
              <Shoot kind={kind} shots={shots} class="button quiet line-go">
                <Sign name="camera" />
                {t('shoot')}
              </Shoot>
            </>
          }
        >
          {t(draft.isLate ? 'late_photos' : 'not_yet_taken')}
        </Line>
      )}
      <ShotsSay shots={shots} />
      {draft.photos.length > 0 && <ShotStrip form={form} act={() => form.setOpen('photos')} />}
    </>
  )
}

function ReceiptLine({ form }: BlockProps) {
  const { receiptNo, proposed } = form.draft
  const go = receiptNo ? (proposed?.includes('receiptNo') ? 'compare_it' : 'change_it') : 'fill_in'
  return (
    <Line {...line(form, 'receipt')} label={t('receipt_label')} go={t(go)}>
      {receiptNo ? <b>{receiptNo}</b> : t('may_be_empty')}
    </Line>
  )
}

function WitnessLine({ form }: BlockProps) {
  const { witnessName, witnessPhone } = form.draft
  return (
    <Line {...line(form, 'witness')} label={t('witness_label')} go={t(witnessName ? 'other_person' : 'fill_in')}>
      {witnessName ? `${witnessName} ${witnessPhone ?? ''}` : t('may_be_empty')}
    </Line>
  )
}

function WitnessBlock({ form, isTried }: BlockProps) {
  const { draft, update, check } = form
  const says = (path: string): string => (isTried ? messagesOf(issuesAt(check.said, path)) : '')
  const set = (name: 'witnessName' | 'witnessPhone') => (text: string) =>
    update(byHand(draft, { [name]: text }, 'witness'))
  return (
    <OpenBlock block="witness" title={t('witness')} beside={t('may_be_empty')}>
      <div class="two">
        <Text
          label={t('witness_name')}
          value={draft.witnessName ?? ''}
          says={says('witness.name')}
          set={set('witnessName')}
        />
        <Text
          label={t('witness_phone')}
          value={draft.witnessPhone ?? ''}
          says={says('witness.phone')}
          set={set('witnessPhone')}
          isPhone
        />
      </div>
    </OpenBlock>
  )
}

function PlaceLine({ form }: BlockProps) {
  const { copy } = useCopy()
  const { draft } = form
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  const why = draft.noPosition
    ? t(`no_position_${draft.noPosition}`)
    : t(draft.isLate ? 'place_not_late' : 'place_none')
  return (
    <Line {...line(form, 'place')} label={t('position')} go={t('change_it')}>
      {draft.position ? whereSaid(draft, village) : why}
    </Line>
  )
}

function SpeakersLine({ form }: BlockProps) {
  const said = speakersSaid(form.draft.audibility)
  return (
    <Line {...line(form, 'speakers')} label={said && t('speakers_label')} go={t(said ? 'change_it' : 'may_be_empty')}>
      {said ?? t('check_title')}
    </Line>
  )
}

function NoteLine({ form }: BlockProps) {
  const { note, operatorName } = form.draft
  return (
    <Line {...line(form, 'note')} label={t('note')} go={t(note ? 'change_it' : 'may_be_empty')}>
      {note || (operatorName ? `${t('operator')} ${operatorName}` : t('none_said'))}
    </Line>
  )
}

function NoteBlock({ form }: BlockProps) {
  const { draft, update } = form
  return (
    <OpenBlock block="note" title={t('operator_and_note')}>
      <SaidHere form={form} of={['note', 'operatorName']} />
      <Passage label={t('note')} rows={3} value={draft.note ?? ''} set={(note) => update({ note })} />
      <Text
        label={t('operator')}
        value={draft.operatorName ?? ''}
        says=""
        set={(operatorName) => update({ operatorName })}
      />
    </OpenBlock>
  )
}
