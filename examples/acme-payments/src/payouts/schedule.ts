import { availableBalance } from '../ledger/balance';
import { postEntry } from '../ledger/post';
import type { Clock } from '../platform/clock';
import { transaction, type Database } from '../platform/database';
import { log } from '../platform/log';
import { enqueue } from '../platform/outbox';
import { assess } from '../risk/rules';
import { valueDateFor } from './cut-off';
import { payoutEntry } from './ledger/payout-entry';
import type { Payout } from './payout';

/** What a merchant has earned and not been paid yet. */
interface Earning {
  readonly merchantId: string;
  readonly payoutId: string;
}

/**
 * Pays out the whole balance of one merchant with the next bank file, or holds it
 * for review; null when there is nothing to pay out.
 * Throws a DuplicateEntryError when this payout has been posted before.
 */
export async function schedulePayout(database: Database, clock: Clock, earning: Earning): Promise<Payout | null> {
  const now = clock.now();
  const amount = await availableBalance(database, earning.merchantId);
  if (amount.minor <= 0n) return null;

  const verdict = await assess(database, { merchantId: earning.merchantId, amount });
  const payout: Payout = {
    id: earning.payoutId,
    merchantId: earning.merchantId,
    amount,
    status: verdict.kind === 'pass' ? 'scheduled' : 'held',
    valueDate: valueDateFor(now),
  };
  if (payout.status === 'held') return payout;

  try {
    // The entry and the event share a transaction: a payout that fails
    // half-way can then be replayed from the outbox.
    await transaction(database, async (inTransaction) => {
      await postEntry(inTransaction, payoutEntry(payout, now));
      await enqueue(inTransaction, { topic: 'payout.scheduled', key: payout.id, payload: { id: payout.id } });
    });
  } catch (error) {
    log('error', 'payout not scheduled', { payout: payout.id });
    throw error;
  }
  return payout;
}
