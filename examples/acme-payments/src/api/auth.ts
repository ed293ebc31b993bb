import { UnauthorizedError } from './errors';

/** The merchant a bearer token speaks for; the gateway has checked its signature before us. */
export function merchantOf(authorization: string | undefined): string {
  const merchantId = /^Bearer (m_[a-z0-9]+)\./.exec(authorization ?? '')?.[1];
  if (!merchantId) throw new UnauthorizedError('Send a bearer token of your merchant');
  return merchantId;
}
