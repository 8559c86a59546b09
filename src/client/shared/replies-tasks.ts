/** What the server answers about tasks and TV coverage. */
import type { Overview } from '../../domain/report/overview.ts'
import type { Target } from '../../domain/target/target.ts'

export type TaskFigures = Overview['targets'][number]

export interface TaskEntry {
  id: string
  on: string
  amount: number
  note: string
  enteredBy?: string | null
  receivedAt: string
}

export type MilestoneState = 'done' | 'done_late' | 'late' | 'planned'
export interface Milestone {
  id: string
  name: string
  plannedOn: string
  doneOn?: string | null
  note?: string | null
  revision: number
  state: MilestoneState
  /** Done or still open after the planned day by so many; 0 in time. */
  daysLate: number
}

export interface ChecklistItem {
  code: string
  name: string
  minimum: number
  unit: string
}
/** Null: nobody has looked yet. */
export interface CheckCell {
  item: string
  value: number | null
  checkedOn: string | null
  holds: boolean | null
  note?: string | null
}
export interface ChecklistVillage {
  code: string
  name: string
  townshipName: string
  isComplete: boolean
  checks: CheckCell[]
}
export interface Checklist {
  items: ChecklistItem[]
  villages: ChecklistVillage[]
}

export interface Task {
  asOf: string
  target: Target
  /** Null on a day on which it is not in force. */
  figures: TaskFigures | null
  entries: TaskEntry[]
  milestones: Milestone[]
  checklist?: Checklist | null
}
