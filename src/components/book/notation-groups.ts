/** Groups of the index of notations, in reading order. */
export const NOTATION_GROUPS = ['scale', 'attention', 'images', 'machine', 'economy', 'adaptation', 'signs'] as const;
export type NotationGroup = (typeof NOTATION_GROUPS)[number];
