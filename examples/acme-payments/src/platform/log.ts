type Level = 'info' | 'warn' | 'error';

/** One JSON object per line; never log amounts or names of merchants. */
export function log(level: Level, message: string, fields: Record<string, string | number> = {}): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
}
