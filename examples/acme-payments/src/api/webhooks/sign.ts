import { createHmac, timingSafeEqual } from 'node:crypto';

/** `t=<seconds>,v1=<hex>`: the time is signed too, so that an old event cannot be sent again. */
export function sign(body: string, secret: string, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

export function verify(body: string, secret: string, header: string): boolean {
  const seconds = Number(/^t=(\d+),/.exec(header)?.[1]);
  const expected = Buffer.from(sign(body, secret, seconds));
  const given = Buffer.from(header);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
