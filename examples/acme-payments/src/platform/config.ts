export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  readonly webhookTimeoutMs: number;
}

/** Reads the environment once, at startup. Throws if a required variable is missing. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const databaseUrl = environment['DATABASE_URL'];
  if (!databaseUrl) throw new Error('Set DATABASE_URL');
  return {
    port: Number(environment['PORT'] ?? 8080),
    databaseUrl,
    webhookTimeoutMs: Number(environment['WEBHOOK_TIMEOUT_MS'] ?? 5_000),
  };
}
