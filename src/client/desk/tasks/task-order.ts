/** The order of the task list: films, broadcast, television, then what is entered by hand; each as the register has them. */
import type { TaskFigures } from '../../shared/replies-tasks.ts'

const ORDER: Record<TaskFigures['indicator'], number> = {
  screenings: 0,
  villages_audible: 1,
  tv_households: 2,
  manual: 3,
}

export const inTaskOrder = (targets: TaskFigures[]): TaskFigures[] =>
  [...targets].sort((a, b) => ORDER[a.indicator] - ORDER[b.indicator])
