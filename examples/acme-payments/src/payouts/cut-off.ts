/** Banks accept our file until 15:30 UTC; later payouts are paid the next banking day. */
const CUT_OFF_MINUTES = 15 * 60 + 30;

export function isBeforeCutOff(now: Date): boolean {
  return now.getUTCHours() * 60 + now.getUTCMinutes() < CUT_OFF_MINUTES;
}

export function valueDateFor(now: Date): Date {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  if (!isBeforeCutOff(now)) day.setUTCDate(day.getUTCDate() + 1);
  while (isWeekend(day)) day.setUTCDate(day.getUTCDate() + 1);
  return day;
}

function isWeekend(day: Date): boolean {
  return day.getUTCDay() === 0 || day.getUTCDay() === 6;
}
