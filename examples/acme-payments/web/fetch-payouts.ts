import type { PayoutView } from '../src/generated/api-types';

export async function fetchPayouts(): Promise<PayoutView[]> {
  const response = await fetch('/v1/payouts');
  if (!response.ok) throw new Error('Your payouts could not be loaded; your money is not affected');
  return response.json();
}
