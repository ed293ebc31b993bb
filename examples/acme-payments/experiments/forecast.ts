/** How much we will pay out tomorrow: the mean of the same weekday in the last four weeks. */
export function forecast(sameWeekday: readonly bigint[]): bigint {
  const sum = sameWeekday.reduce((total, minor) => total + minor, 0n);
  return sameWeekday.length === 0 ? 0n : sum / BigInt(sameWeekday.length);
}
