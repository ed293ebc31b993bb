import type { PayoutView } from '../../generated/api-types';
import { formatAmount } from '../../money/amount';
import type { Payout } from '../../payouts/payout';
import type { Database } from '../../platform/database';

export async function listPayouts(database: Database, merchantId: string): Promise<PayoutView[]> {
  const payouts = await database.query<Payout>(
    'select * from payouts where merchant_id = $1 order by value_date desc limit 50',
    [merchantId],
  );
  return payouts.map((payout) => ({
    id: payout.id,
    amount: formatAmount(payout.amount),
    status: payout.status,
    valueDate: payout.valueDate.toISOString().slice(0, 10),
  }));
}
