/** The signs of the three moments: inline, on a 24 px grid, never alone. */

const SIGNS = {
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.7 4.7L19.5 7',
  ring: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0z',
  chosen: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM11 12h2',
  good: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM8 12.3l2.9 2.9L16.2 9.5',
  warn: 'M12 3.5 22 20.5H2zM12 10v5M12 17.7v.1',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.5v.1',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  place: 'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM9.5 9a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z',
  film: 'M4 4h16v16H4zM8 4v16M16 4v16M4 8h4M4 12h4M4 16h4M16 8h4M16 12h4M16 16h4',
  outdoor: 'M3 20h18M6 20V8h12v8H6M6 8V5M18 8V5',
  indoor: 'M3 11 12 4l9 7M5.5 9.5V20h13V9.5M9.5 20v-6h5v6',
  camera: 'M3 8h4l2-3h6l2 3h4v11H3zM8.3 13a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0-7.4 0z',
  rain: 'M7 14a4 4 0 0 1 .5-8 5.5 5.5 0 0 1 10.3 1.5A3.5 3.5 0 0 1 17.5 14M8 17l-1 3M13 17l-1 3M18 17l-1 3',
  power: 'M13 3 6 13h5l-1 8 8-11h-5.5z',
  break: 'M2.5 12H8l2.500-5M13.500 17l2.500-5h5.500',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  erase: 'M9 6h11v12H9l-6-6zM12.5 9.5l5 5M17.5 9.5l-5 5',
  speaker: 'M4 9.5v5h3.5L14 19V5L7.5 9.5zM17 9a4.5 4.5 0 0 1 0 6M19.5 6.5a8 8 0 0 1 0 11',
  returned: 'M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v2',
  pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z',
} as const
export type SignName = keyof typeof SIGNS

export const Sign = ({ name, isSmall = false }: { name: SignName; isSmall?: boolean }) => (
  <svg class={isSmall ? 'sign is-small' : 'sign'} viewBox="0 0 24 24" aria-hidden="true">
    <path d={SIGNS[name]} />
  </svg>
)
