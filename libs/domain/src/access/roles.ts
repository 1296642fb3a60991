/** The six roles of a municipality's people, from most to fewest rights on the plan. */
export const ROLES = ['administrator', 'coordinator', 'manager', 'contributor', 'leadership', 'evaluator'] as const;
export type Role = (typeof ROLES)[number];
