import type { Permission, Role } from '@kompassplan/domain';

/*
 * Who may what of whose row, written by hand: nothing of the product is asked here, so that a wrong rule there is found.
 *
 * Each letter is one relation, in the order of WHOSE: y may, - is forbidden, o has the right and is refused because of a
 * hand in the work.
 */

/** Whose row, seen by the one who asks; where no unit is named it lies in another one. */
export const WHOSE = [
  ...(['own', 'ownInUnit', 'contributes', 'standsIn', 'ownUnit', 'unitBelow', 'otherUnit', 'nobody'] as const),
] as const;
export type Whose = (typeof WHOSE)[number];

type Line = Readonly<Record<Role, string>>;
const EVERY = 'yyyyyyyy';
const NONE = '--------';
const line = (given: Partial<Line>): Line => ({
  ...{ administrator: EVERY, coordinator: EVERY, manager: NONE, contributor: NONE, leadership: NONE, evaluator: NONE },
  ...given,
});

/** The manager's own unit and those below it; whose the work is gives nothing in another unit. */
const UNIT = line({ manager: '-y--yy--' });
/** A second person: whoever has the right and had no hand in the work. */
const SECOND = { administrator: 'ooooyyyy', coordinator: 'ooooyyyy', manager: '-o--yy--' } as const;

const BY_RIGHT: Readonly<Partial<Record<Permission, Line>>> = {
  // An action without a unit becomes one of the manager's own.
  'action.create': line({ manager: '-y--yy-y' }),
  'action.edit': UNIT,
  'action.report': line({ manager: 'yyyyyy--', contributor: 'yyyy----', leadership: 'yyyy----' }),
  'action.comment': line({ manager: EVERY, contributor: EVERY, leadership: EVERY }),
  'action.verify': line({ ...SECOND, leadership: 'ooooyyyy' }),
  // Somebody else asks for the date, so its being one's own work is no hindrance.
  'due.decide': UNIT,
  // A person's: one's own, or of whoever works in the unit.
  'leave.plan': line({ manager: 'yy--y---', contributor: 'yy------', leadership: 'yy------' }),
  'view.share': line({ manager: 'yy------' }),
};
const BY_NAME: Readonly<Record<string, Line>> = {
  'action.edit of what was verified': line(SECOND),
  // It belongs to whoever makes it.
  'view.share of a new view': line({ manager: EVERY }),
};

/** @throws Error for a right that nobody has written down what to expect of */
export function expected(right: Permission, name: string | undefined, role: Role, whose: Whose): string {
  const found = name === undefined ? BY_RIGHT[right] : BY_NAME[name];
  const letter = found?.[role][WHOSE.indexOf(whose)];
  if (letter === undefined) throw new Error(`Nothing is expected of ${name ?? right} by ${role}`);
  return letter;
}
