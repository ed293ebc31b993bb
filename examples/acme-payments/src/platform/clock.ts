/** The only source of time, so that tests can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export function clockAt(iso: string): Clock {
  const instant = new Date(iso);
  return { now: () => instant };
}
