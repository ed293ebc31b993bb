export type AccountId = `merchant:${string}` | `fees:${string}` | 'settlement' | 'suspense';

export const SETTLEMENT: AccountId = 'settlement';

/** Money that is not assigned to a merchant yet; empty every evening. */
export const SUSPENSE: AccountId = 'suspense';

export function merchantAccount(merchantId: string): AccountId {
  return `merchant:${merchantId}`;
}
