import type { Payout } from '../payouts/payout';
import type { Database } from '../platform/database';

/** Queues a held payout for manual review, oldest first. */
export async function queueForReview(database: Database, payout: Payout, reason: string): Promise<void> {
  await database.query('insert into risk_reviews (payout_id, reason) values ($1, $2)', [payout.id, reason]);
}

export async function release(database: Database, payoutId: string, reviewer: string): Promise<void> {
  await database.query('update risk_reviews set released_by = $2 where payout_id = $1', [payoutId, reviewer]);
}
