import type { Answers } from '../../answers.ts';
import { changesByOwner, type ChangesOfDomain } from '../../features/reports/changesByOwner.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import { printable } from '../terminal/printable.ts';

/** Files by domain, as seen by the person who commits. */
export function groupsOf(
  answers: Answers,
  paths: readonly string[],
  self: CurrentUser = {},
): ChangesOfDomain[] {
  return changesByOwner(
    answers,
    paths.map((file) => ({ path: file, isStaged: true })),
    self,
  );
}

/** A line as a Git comment. */
export function commented(line: string, comment: string): string {
  return `${comment} ${printable(line)}`.trimEnd();
}
