import type { Amount } from '../money/amount';

export type PayoutStatus = 'scheduled' | 'held' | 'sent' | 'settled' | 'failed';

export interface Payout {
  readonly id: string;
  readonly merchantId: string;
  readonly amount: Amount;
  readonly status: PayoutStatus;
  readonly valueDate: Date;
}
