import type { Steps } from '../text/steps.ts';

/** For so many milliseconds work goes on without a pause, in which VS Code gets its turn. */
export const slice = 4;

/** Lets everything else have its turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Takes all steps, with a pause where they take long; returns what comes of them. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (let end = performance.now() + slice; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await pause();
    end = performance.now() + slice;
  }
}
