import type { PayoutView } from '../../src/generated/api-types';

const WORDS: Record<PayoutView['status'], string> = {
  scheduled: 'On its way',
  held: 'We are checking it',
  sent: 'At your bank',
  settled: 'Paid',
  failed: 'Needs your attention',
};

export function StatusBadge({ status }: { status: PayoutView['status'] }) {
  return <span className={`badge badge-${status}`}>{WORDS[status]}</span>;
}
