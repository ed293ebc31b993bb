import type { Steps } from '../../text/steps.ts';

/** How long work continues before it pauses to keep VS Code responsive, in milliseconds. */
export const slice = 4;

/** Yields to the event loop. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Runs all steps, with pauses if they take long. Returns the result. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (let end = performance.now() + slice; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await pause();
    end = performance.now() + slice;
  }
}
