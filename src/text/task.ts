/** Work that returns a T. It yields between steps, so that the caller can pause or cancel. */
export type Task<T> = Generator<undefined, T>;

/** Runs all steps without a pause and returns the result. */
export function runSync<T>(steps: Task<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
