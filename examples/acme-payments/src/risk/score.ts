import type { Database } from '../platform/database';

/** How far the last seven days are from what this merchant usually sells: 0 is the same, 1 is unlike any before. */
export async function scoreOf(database: Database, merchantId: string): Promise<number> {
  const [row] = await database.query<{ usual: number; recent: number }>(
    'select usual, recent from sales_profile where merchant_id = $1',
    [merchantId],
  );
  if (!row || row.usual === 0) return 1;
  return Math.min(1, Math.abs(row.recent - row.usual) / (3 * row.usual));
}
