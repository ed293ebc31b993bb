import type { PayoutView } from '../../../src/generated/api-types';
import { MoneyText } from '../../components/money-text';
import { StatusBadge } from '../../components/status-badge';

export function PayoutPage({ payout }: { payout: PayoutView }) {
  return (
    <article>
      <h1>
        <MoneyText amount={payout.amount} />
      </h1>
      <StatusBadge status={payout.status} />
      <p>On your account by {payout.valueDate}</p>
    </article>
  );
}
