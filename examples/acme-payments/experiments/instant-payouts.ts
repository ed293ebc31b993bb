// What if a payout left within ten seconds instead of with the next bank file?
import { availableBalance } from '../src/ledger/balance';
import type { Database } from '../src/platform/database';

export async function couldPayNow(database: Database, merchantId: string): Promise<boolean> {
  const balance = await availableBalance(database, merchantId);
  return balance.minor > 0n && balance.currency === 'EUR';
}
