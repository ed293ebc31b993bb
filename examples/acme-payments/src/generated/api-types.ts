// Generated from openapi/payouts.yaml. Do not edit.

export interface PayoutView {
  id: string;
  amount: string;
  status: 'scheduled' | 'held' | 'sent' | 'settled' | 'failed';
  valueDate: string;
}
