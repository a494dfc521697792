import type { Strings } from '../../../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  none: 'Place at least one block before checking.',
  yours: 'Your order, from first to last',
  pool: 'Blocks to place',
  how: 'Choose a block to add it at the end of your order. There may be too many.',
  empty: 'No block is placed yet.',
  rest: 'All blocks are placed.',
  added: '{block}: added, place {place}.',
  early: '“{block}” comes too early: it first needs “{needs}”.',
  movedOne: 'One block is out of place.',
  movedMany: '{count} blocks are out of place.',
  missingOne: 'One step is missing.',
  missingMany: '{count} steps are missing.',
  foreignOne: 'One block does not belong.',
  foreignMany: '{count} blocks do not belong.',
  placed: 'well placed',
  lacks: 'in its place, but a step that it needs is still missing',
  move: 'to be moved',
  foreign: 'does not belong:',
  shown: 'A right order',
} satisfies Strings<typeof fr>;
