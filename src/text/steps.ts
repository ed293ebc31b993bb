/** Work that comes to something, with pauses in which a caller can do something else or leave it. */
export type Steps<T> = Generator<undefined, T>;

/** What work comes to that is done without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
