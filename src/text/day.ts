/** A date as `YYYY-MM-DD`. Dates in this form compare as strings. */
export type IsoDate = string;

/** Whether a date is before today. False if it is not a valid date. */
export function hasPassed(day: IsoDate, today: IsoDate): boolean {
  return isDay(day) && day < today;
}

/** Whether a text is a date of the calendar, as the schema has it: February 29 is one in every year. */
function isDay(text: string): boolean {
  const [, month = 0, day = 0] = /^\d{4}-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  return day >= 1 && day <= (lastDays[month - 1] ?? 0);
}

const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The local date of a moment. */
export function isoDateOf(moment: Date): IsoDate {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return format(year, month, day);
}

/**
 * Adds a duration to a date. The duration is ISO 8601 (`P3M`) or short (`90d`, `12w`, `3m`, `1y`), where `m`
 * means months. If the month is too short, the result is its last day: one month after January 31 is February
 * 28 or 29. Undefined if the date or the duration is invalid, which the schema reports.
 */
export function after(day: IsoDate, duration: string): IsoDate | undefined {
  const inFull = /^\d{1,4}[dwmy]$/.test(duration) ? `P${duration.toUpperCase()}` : duration;
  const parts = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?$/.exec(inFull);
  if (parts === null || !isDay(day)) return undefined;
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

function format(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
