/**
 * The icon set, drawn on a grid of 20. Paths are strokes unless `fill` says otherwise;
 * `cut` is a stroke in the colour of the surface, for a tick inside a filled shape.
 */
export interface Shape {
  readonly d: string;
  readonly kind?: 'fill' | 'cut';
  readonly dash?: string;
  readonly width?: number;
}
const ring = 'M10 2.800a7.200 7.200 0 1 1 0 14.400a7.200 7.200 0 1 1 0-14.400z';
const dot = (x: number, y: number, r: number): Shape => ({
  d: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  kind: 'fill',
});
const open = (x: number, y: number, r: number): Shape => ({ d: dot(x, y, r).d });
const stroke = (...paths: string[]): Shape[] => paths.map((d) => ({ d }));
const tick = 'm6.6 10.200 2.400 2.400 4.400-5';

export const ICONS = {
  gauge: [...stroke('M3.2 14a7 7 0 1 1 13.6 0', 'M10 13l3.2-4.2'), dot(10, 13, 1.2)],
  list: stroke('M3 5h3M3 10h3M3 15h3M9 5h8M9 10h8M9 15h8'),
  person: [open(10, 6.6, 3), ...stroke('M4 17c.6-3.4 3-5 6-5s5.400 1.600 6 5')],
  people: [
    open(7.5, 7, 2.6),
    ...stroke(
      'M2.500 16.500c.5-3 2.500-4.500 5-4.500s4.500 1.500 5 4.500',
      'M12.500 4.600a2.600 2.600 0 0 1 0 4.800M14.500 12.300c1.700.600 2.700 2 3 4.200',
    ),
  ],
  grid: stroke(
    'M4 3.500h4a1 1 0 0 1 1 1V8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4.500a1 1 0 0 1 1-1zM12 3.500h4a1 1 0 0 1 1 1V8a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1V4.500a1 1 0 0 1 1-1zM4 11h4a1 1 0 0 1 1 1v3.500a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1zM12 11h4a1 1 0 0 1 1 1v3.500a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1z',
  ),
  bell: stroke('M5 13.500V9a5 5 0 0 1 10 0v4.500l1.300 1.500H3.700z', 'M8.500 17.300a1.700 1.700 0 0 0 3 0'),
  mail: stroke(
    'M4.300 4.500h11.400a1.500 1.500 0 0 1 1.500 1.500v8a1.500 1.500 0 0 1-1.500 1.500H4.300A1.500 1.500 0 0 1 2.800 14V6a1.500 1.500 0 0 1 1.500-1.500z',
    'm3.300 5.500 6.700 5.200 6.700-5.200',
  ),
  import: stroke('M10 2.800v8M6.800 7.800 10 11l3.200-3.200M3.200 12v4.800h13.600V12'),
  export: stroke('M3.200 12v4.800h13.600V12M10 12.500V3.500M6.800 6.600 10 3.400l3.200 3.200'),
  settings: [
    open(10, 10, 2.5),
    ...stroke(
      'M10 2.800v2.200M10 15v2.200M2.800 10H5M15 10h2.200M4.900 4.900l1.500 1.500M13.600 13.600l1.500 1.500M15.100 4.900l-1.500 1.500M6.400 13.600l-1.500 1.500',
    ),
  ],
  'follow-up': [...stroke('M4 3v14M16 3v14M4 13l12-7'), dot(4, 13, 1.6), dot(16, 6, 1.6)],
  more: [dot(4.5, 10, 1.3), dot(10, 10, 1.3), dot(15.5, 10, 1.3)],
  search: [open(9, 9, 5), ...stroke('m13 13 4 4')],
  help: stroke(ring, 'M7.900 8a2.100 2.100 0 1 1 3 1.900c-.7.300-.9.800-.9 1.500M10 14v.100'),
  info: [...stroke(ring), { d: 'M10 9.200V14M10 6.400v.1', width: 1.9 }],
  close: stroke('m5 5 10 10M15 5 5 15'),
  plus: stroke('M10 4v12M4 10h12'),
  minus: stroke('M4 10h12'),
  check: stroke('m4 10.500 4 4 8-9'),
  filter: stroke('M3.500 6h13M6 10h8M8.500 14h3'),
  'chevron-down': stroke('m5.500 8 4.500 4.500L14.500 8'),
  'chevron-up': stroke('m5.500 12 4.500-4.500 4.500 4.500'),
  'chevron-right': stroke('m8 5.500 4.500 4.500L8 14.500'),
  'chevron-left': stroke('M12 5.500 7.500 10l4.500 4.500'),
  'arrow-right': stroke('M4 10h12M11.500 5.500 16 10l-4.500 4.500'),
  'arrow-up': stroke('M10 16V4M5.500 8.500 10 4l4.500 4.500'),
  'arrow-down': stroke('M10 4v12M5.500 11.500 10 16l4.500-4.500'),
  calendar: stroke(
    'M4.700 4.200h10.600a1.500 1.500 0 0 1 1.500 1.500v9.600a1.500 1.500 0 0 1-1.500 1.500H4.700a1.500 1.500 0 0 1-1.500-1.500V5.700a1.500 1.500 0 0 1 1.500-1.500z',
    'M3.200 8.200h13.600M7 2.600v3M13 2.600v3',
  ),
  clock: stroke(ring, 'M10 5.800V10l2.800 1.900'),
  clip: stroke(
    'm15.500 9.500-5.800 5.800a3.400 3.400 0 0 1-4.900-4.800l6-6a2.300 2.300 0 0 1 3.300 3.200l-5.800 5.800a1.100 1.100 0 0 1-1.600-1.600l5.200-5.200',
  ),
  link: stroke(
    'M8.300 11.700a3 3 0 0 0 4.300 0l2.800-2.800a3 3 0 0 0-4.300-4.300l-.900.900M11.700 8.300a3 3 0 0 0-4.300 0l-2.800 2.800a3 3 0 0 0 4.300 4.300l.900-.900',
  ),
  document: stroke('M5 2.800h6.500L15.500 7v10.200H5z', 'M11.300 3v4.200h4M7.700 11h5M7.700 14h5'),
  pen: stroke('m4 16 .800-3.400L13.200 4.200l2.600 2.600-8.400 8.400z'),
  table: stroke('M4 4h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z', 'M3 8h14M3 12h14M8.500 8v8'),
  board: stroke('M3 4h4v12H3zM8.500 4h4v8h-4zM14 4h3.500v10H14z'),
  timeline: stroke('M3 5h6v2.500H3zM7 9h7v2.500H7zM11 13h6v2.500h-6z'),
  group: stroke('M3 4.500h14M6 8.500h11M6 12h11M3 16h14'),
  blind: [
    ...stroke('M3 10s2.500-4.800 7-4.800S17 10 17 10s-2.500 4.800-7 4.800S3 10 3 10z', 'm4 16.500 12-13'),
    open(10, 10, 2),
  ],
  lock: stroke(
    'M6 9h8a1.500 1.500 0 0 1 1.500 1.500v5A1.500 1.500 0 0 1 14 17H6a1.500 1.500 0 0 1-1.500-1.500v-5A1.500 1.500 0 0 1 6 9z',
    'M7 9V6.500a3 3 0 0 1 6 0V9',
  ),
  screen: stroke(
    'M4 4h12a1.200 1.200 0 0 1 1.200 1.200v7.100a1.200 1.200 0 0 1-1.200 1.200H4a1.200 1.200 0 0 1-1.200-1.200V5.200A1.200 1.200 0 0 1 4 4z',
    'M10 13.500V17M6.500 17h7',
  ),
  print: stroke('M5.500 7.500V3h9v4.500M5.500 14H3V7.500h14V14h-2.500', 'M5.500 11.500h9V17h-9z'),
  building: stroke(
    'M4 17V4.500h7V17M11 8h5v9M2.500 17h15',
    'M6.500 7.500h2M6.500 10.500h2M6.500 13.500h2M13 11h1M13 14h1',
  ),
  comment: stroke('M4 4h12a1 1 0 0 1 1 1v7.500a1 1 0 0 1-1 1H9.500L6 16.800v-3.300H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z'),
  undo: stroke('M7.500 4 4 7.500 7.500 11M4 7.500h7.500a4.250 4.250 0 0 1 0 8.500H8'),
  trash: stroke('M4 6h12M8 6V3.800h4V6M5.500 6l.7 11h7.600l.7-11M8.500 9v5M11.500 9v5'),
  'sign-out': stroke('M11.500 4H4v12h7.500M8.500 10H17M14 6.800 17.200 10 14 13.200'),
  upload: stroke('M10 12.500V3.500M6.800 6.600 10 3.400l3.200 3.200M3.200 12v4.800h13.600V12'),
  warning: [...stroke('M10 3 18 16.500H2z'), { d: 'M10 8v4M10 14v.1', width: 1.9 }],
  'status-not-started': stroke(ring),
  'status-in-progress': [...stroke(ring), { d: 'M10 4.800a5.200 5.200 0 0 1 0 10.400z', kind: 'fill' }],
  'status-needs-help': [
    ...stroke('M10 2.200 17.800 10 10 17.800 2.200 10z'),
    { d: 'M10 6.600v4.200M10 13.400v.1', width: 1.9 },
  ],
  'status-done': [{ d: ring, dash: '2.7 2' }, { d: tick }],
  'status-verified': [
    {
      d: 'm10 1.800 2.200 1.700 2.700-.3 1 2.600 2.400 1.400-.6 2.800.600 2.800-2.400 1.400-1 2.600-2.700-.300-2.200 1.700-2.200-1.700-2.700.300-1-2.600-2.400-1.400.600-2.800-.600-2.800 2.400-1.400 1-2.600 2.700.300z',
      kind: 'fill',
    },
    { d: tick, kind: 'cut', width: 2 },
  ],
  'status-declined': stroke(ring, 'M6.500 10h7'),
  'verdict-not-confirmed': stroke(ring, 'm7.200 7.200 5.600 5.600M12.800 7.200l-5.600 5.600'),
  'not-comparable': [{ d: ring, dash: '1.5 2' }, { d: 'M7 8.500h6M7 11.700h6M12 6l-4 8' }],
} as const satisfies Record<string, readonly Shape[]>;

export type IconName = keyof typeof ICONS;
