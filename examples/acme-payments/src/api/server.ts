import { createServer } from 'node:http';
import type { Database } from '../platform/database';
import { log } from '../platform/log';
import { merchantOf } from './auth';
import { toResponse } from './errors';
import { listPayouts } from './routes/payouts';

export function startServer(database: Database, port: number): void {
  const server = createServer(async (request, response) => {
    try {
      const merchantId = merchantOf(request.headers.authorization);
      const body = await listPayouts(database, merchantId);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    } catch (error) {
      const { status, message } = toResponse(error);
      response.writeHead(status).end(JSON.stringify({ message }));
    }
  });
  server.listen(port, () => log('info', 'api is up', { port }));
}
