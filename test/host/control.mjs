import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import vm from 'node:vm';
import { workbench } from './workbench.mjs';

/**
 * Lets the tests act on the page that shows their workbench, though they run in the extension host: what they
 * POST to `address` is the source of a function and its argument, what they get is what it returned or threw.
 * The address holds a secret, since whoever knows it runs code here.
 */
export async function servePage(page) {
  const secret = `/${randomUUID()}`;
  const server = http.createServer(async (request, response) => {
    if (request.url !== secret) return response.writeHead(404).end();
    response.end(JSON.stringify(await answerTo(page, await text(request))));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${secret}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answerTo(page, body) {
  try {
    const { source, argument } = JSON.parse(body);
    const steps = vm.runInThisContext(`(${source})`, { filename: 'steps-on-page.js' });
    return { value: await steps(page, workbench(page), argument) };
  } catch (error) {
    return { error: error instanceof Error ? error.stack : String(error) };
  }
}
