import { UnauthorizedError } from './errors';

/** The merchant that a bearer token belongs to; the gateway has already checked its signature. */
export function merchantOf(authorization: string | undefined): string {
  const merchantId = /^Bearer (m_[a-z0-9]+)\./.exec(authorization ?? '')?.[1];
  if (!merchantId) throw new UnauthorizedError('Send a bearer token for your merchant');
  return merchantId;
}
