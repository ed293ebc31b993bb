type Level = 'info' | 'warn' | 'error';

/** One JSON object a line; amounts and names of merchants never go in here. */
export function log(level: Level, message: string, fields: Record<string, string | number> = {}): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
}
