/** The technician's views, fetched together. */
import type { Route } from '../routes.ts'
import { Missing } from '../kit/states.tsx'
import { FaultPage } from './fault.tsx'
import { Faults, VillagePage } from './faults.tsx'
import { FaultForm } from './fault-form.tsx'
import { TestForm, Tests } from './test-form.tsx'
import { Villages } from './villages.tsx'

export function Broadcast({ route }: { route: Route }) {
  switch (route.view) {
    case 'home':
      return <Villages />
    case 'village':
      return <VillagePage key={route.code} code={route.code} />
    case 'tests':
      return <Tests />
    case 'new-test':
      return <TestForm key={`${route.village} ${route.fault}`} village={route.village} fault={route.fault} />
    case 'test':
      return <TestForm key={route.id} id={route.id} />
    case 'faults':
      return <Faults />
    case 'new-fault':
      return <FaultForm key={route.village} village={route.village} />
    case 'fault':
      return <FaultPage key={route.id} id={route.id} />
    default:
      return <Missing />
  }
}
