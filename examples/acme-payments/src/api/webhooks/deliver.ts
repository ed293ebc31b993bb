import type { Database } from '../../platform/database';
import { log } from '../../platform/log';
import { unsent } from '../../platform/outbox';
import { sign } from './sign';

export interface Endpoint {
  readonly url: string;
  readonly secret: string;
}

/** Delivers at least once: a merchant may receive an event twice, and can detect that by its key. */
export async function deliver(database: Database, endpoint: Endpoint, now: Date): Promise<void> {
  for (const event of await unsent(database, 100)) {
    const body = JSON.stringify(event);
    const signature = sign(body, endpoint.secret, Math.floor(now.getTime() / 1000));
    const response = await fetch(endpoint.url, { method: 'POST', body, headers: { 'acme-signature': signature } });
    if (!response.ok) log('warn', 'webhook refused', { key: event.key, status: response.status });
  }
}
