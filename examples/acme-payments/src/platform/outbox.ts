import type { Database } from './database';

export interface OutboxEvent {
  readonly topic: 'payout.scheduled' | 'payout.sent' | 'payout.failed';
  readonly key: string;
  readonly payload: Record<string, string>;
}

/** Call this in the transaction that changes the state, so that both happen or neither does. */
export async function enqueue(transaction: Database, event: OutboxEvent): Promise<void> {
  await transaction.query(
    'insert into outbox (topic, key, payload) values ($1, $2, $3) on conflict (topic, key) do nothing',
    [event.topic, event.key, JSON.stringify(event.payload)],
  );
}

export async function unsent(database: Database, limit: number): Promise<OutboxEvent[]> {
  return database.query('select topic, key, payload from outbox where sent_at is null order by id limit $1', [limit]);
}
