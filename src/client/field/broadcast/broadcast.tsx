/** The technician's views, fetched together. */
import { FaultPage } from './fault.tsx'
import { FaultForm, Faults } from './faults.tsx'
import { MachinePage } from './machine.tsx'
import { RoundView } from './round-view.tsx'
import { TestForm } from './test-form.tsx'
import { Tests } from './tests.tsx'
import { VillagePage, Villages } from './villages.tsx'
import { WhereTo } from './where-to.tsx'
import '../styles/form.css'
import './broadcast.css'

export const VIEWS = {
  'where-to': WhereTo,
  round: RoundView,
  machine: MachinePage,
  villages: Villages,
  village: VillagePage,
  tests: Tests,
  test: TestForm,
  faults: Faults,
  'new-fault': FaultForm,
  fault: FaultPage,
}
