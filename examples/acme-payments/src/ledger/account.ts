export type AccountId = `merchant:${string}` | `fees:${string}` | 'settlement' | 'suspense';

export const SETTLEMENT: AccountId = 'settlement';

/** Money we cannot name an owner for yet; it is empty every evening. */
export const SUSPENSE: AccountId = 'suspense';

export function merchantAccount(merchantId: string): AccountId {
  return `merchant:${merchantId}`;
}
