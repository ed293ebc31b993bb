import { DuplicateEntryError } from '../ledger/post';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { log } from '../platform/log';
import type { Payout } from './payout';
import { schedulePayout } from './schedule';

/** Schedules every due payout; one that was posted before is skipped, not paid again. */
export async function runBatch(database: Database, clock: Clock): Promise<Payout[]> {
  const due = await database.query<{ merchantId: string; payoutId: string }>(
    'select merchant_id as "merchantId", payout_id as "payoutId" from payouts_due',
  );
  const scheduled: Payout[] = [];
  for (const earning of due) {
    try {
      const payout = await schedulePayout(database, clock, earning);
      if (payout) scheduled.push(payout);
    } catch (error) {
      if (!(error instanceof DuplicateEntryError)) throw error;
      log('warn', 'payout was posted before', { payout: earning.payoutId });
    }
  }
  return scheduled;
}
