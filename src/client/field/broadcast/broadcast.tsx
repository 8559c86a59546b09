/** The technician's views, fetched together. */
import { FaultPage } from './fault.tsx'
import { FaultForm, Faults } from './faults.tsx'
import { TestForm, Tests } from './test-form.tsx'
import { VillagePage, Villages } from './villages.tsx'

export const VIEWS = {
  villages: Villages,
  village: VillagePage,
  tests: Tests,
  test: TestForm,
  faults: Faults,
  'new-fault': FaultForm,
  fault: FaultPage,
}
