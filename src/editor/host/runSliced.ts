import type { Task } from '../../text/task.ts';

/** How long work continues before it pauses to keep VS Code responsive, in milliseconds. */
export const sliceMs = 4;

/** Yields to the event loop. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Runs all steps, with pauses if they take long. Returns the result; undefined if it is not wanted any more. */
export async function runSliced<T>(steps: Task<T>): Promise<T>;
export async function runSliced<T>(steps: Task<T>, isWanted: () => boolean): Promise<T | undefined>;
export async function runSliced<T>(steps: Task<T>, isWanted = (): boolean => true): Promise<T | undefined> {
  for (let end = performance.now() + sliceMs; isWanted();) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await pause();
    end = performance.now() + sliceMs;
  }
  return undefined;
}
