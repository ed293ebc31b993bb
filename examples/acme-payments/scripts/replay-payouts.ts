// Schedules the payouts of a day again after a failover. Safe to run twice: the ledger
// refuses duplicate entries. Read docs/runbooks/replay.md first.
import { runBatch } from '../src/payouts/batch';
import { clockAt } from '../src/platform/clock';
import type { Database } from '../src/platform/database';
import { log } from '../src/platform/log';

export async function replay(database: Database, day: string): Promise<void> {
  log('info', 'replay started', { day });
  const payouts = await runBatch(database, clockAt(`${day}T06:00:00Z`));
  log('info', 'replay done', { day, scheduled: payouts.length });
}
