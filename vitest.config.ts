import { defineConfig } from 'vitest/config'

/** Rooms whose tests start servers, browsers or databases; everything else is pure and shares its workers. */
const SLOW = ['tests/browser/**', 'tests/http/**', 'tests/store/**', 'tests/bench/**']

export default defineConfig({
  test: {
    globals: false,
    environment: 'node',
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.ts'],
          exclude: SLOW,
          pool: 'threads',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'service',
          include: SLOW.map((room) => `${room}/*.test.ts`),
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
