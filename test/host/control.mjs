import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import vm from 'node:vm';
import { workbench } from './workbench.mjs';

/**
 * Lets the tests act on the page that shows their workbench, though they run in the extension host: what they
 * POST to `address` is the source of a function and its argument, what they get is what it returned or threw.
 * The address holds a secret, since whoever knows it runs code here. Tests that cannot write files, as they run in the
 * browser, PUT their results there, which are written to the file `results`.
 */
export async function servePage(page, results) {
  const secret = `/${randomUUID()}`;
  const server = http.createServer(async (request, response) => {
    // A worker of the browser asks whether it may PUT, and reads the answer only where it is told that it may.
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'POST, PUT' };
    if (request.url !== secret) return response.writeHead(404).end();
    const body = await text(request);
    if (request.method === 'PUT') fs.writeFileSync(results, body);
    const answer = request.method === 'POST' ? await answerTo(page, body) : {};
    response.writeHead(200, headers).end(JSON.stringify(answer));
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
