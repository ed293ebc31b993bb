import type { Amount } from '../money/amount';
import type { Currency } from '../money/currency';
import type { Database } from '../platform/database';
import { merchantAccount } from './account';

/** What can be paid out now: everything posted to the merchant's account, minus what is held. */
export async function availableBalance(database: Database, merchantId: string): Promise<Amount> {
  const [row] = await database.query<{ minor: string; currency: Currency }>(
    'select minor, currency from available_balances where account = $1',
    [merchantAccount(merchantId)],
  );
  return row ? { minor: BigInt(row.minor), currency: row.currency } : { minor: 0n, currency: 'EUR' };
}
