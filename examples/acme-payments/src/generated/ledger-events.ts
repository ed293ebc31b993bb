// Generated from the event registry, version 14. Do not edit.
import type { Amount } from '../money/amount';

export interface LedgerEvent {
  entryId: string;
  account: string;
  amount: Amount;
}
