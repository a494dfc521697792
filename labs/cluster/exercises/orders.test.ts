/** The orders that an exercise says would never finish are those that the engine refuses. */
import { deadlockOf, parseOrders } from '@kit/training/parallel/order.ts';
import { expect, it } from 'vitest';
import { deadlock, ORDERS_ASKED } from './in-the-lab.ts';

it.each(Object.entries(ORDERS_ASKED))('%s', (name, text) => {
  const option = deadlock.spec.options.find(({ text: { fr } }) => fr.startsWith(`\`${text.split('\n').join('` | `')}`));
  const refused = 'kind' in parseOrders(text, 2, 2);
  expect(option?.right).toBe(refused);
  expect(name).toBeTruthy();
  if (!refused) expect(deadlockOf(parseOrders(text, 2, 2) as never)).toBeNull();
});
