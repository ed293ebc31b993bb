import { useEffect, useState } from 'react';
import type { PayoutView } from '../../../src/generated/api-types';
import { StatusBadge } from '../../components/status-badge';
import { fetchPayouts } from '../../fetch-payouts';

export function PayoutsPage() {
  const [payouts, setPayouts] = useState<PayoutView[]>([]);
  useEffect(() => void fetchPayouts().then(setPayouts), []);
  return (
    <ul aria-label="Payouts">
      {payouts.map((payout) => (
        <li key={payout.id}>
          <a href={`/payouts/${payout.id}`}>{payout.amount}</a> <StatusBadge status={payout.status} />
        </li>
      ))}
    </ul>
  );
}
