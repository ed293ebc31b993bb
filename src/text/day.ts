/** A day as `YYYY-MM-DD`, so that days compare as texts do. */
export type Day = string;

/** A day has passed from the day after it; what is no day, never. */
export function hasPassed(day: Day, today: Day): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && day < today;
}

/** The day of a moment by the machine's calendar. */
export function dayOf(moment: Date): Day {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return format(year, month, day);
}

/**
 * The day that lies a duration after another: ISO 8601 (`P3M`) or short (`90d`, `12w`, `3m`, `1y`), where `m` is a
 * month. A month that is too short ends it: a month after 31 January is 28 or 29 February. Undefined for what is
 * no duration.
 */
export function after(day: Day, duration: string): Day | undefined {
  const parts = /^(?=.*\d)P?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/i.exec(duration);
  if (parts === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const monthCount = (year + years) * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(monthCount / 12), (monthCount % 12) + 1];
  const lastOfMonth = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate();
  const moment = new Date(Date.UTC(newYear, newMonth - 1, Math.min(date, lastOfMonth) + weeks * 7 + days));
  return format(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

function format(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
