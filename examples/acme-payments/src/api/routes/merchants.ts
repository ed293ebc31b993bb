import { availableBalance } from '../../ledger/balance';
import { formatAmount } from '../../money/amount';
import type { Database } from '../../platform/database';
import { NotFoundError } from '../errors';

export async function showMerchant(database: Database, merchantId: string): Promise<{ name: string; balance: string }> {
  const [merchant] = await database.query<{ name: string }>('select name from merchants where id = $1', [merchantId]);
  if (!merchant) throw new NotFoundError(`There is no merchant ${merchantId}`);
  const balance = await availableBalance(database, merchantId);
  return { name: merchant.name, balance: formatAmount(balance) };
}
