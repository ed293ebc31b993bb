import { placeholders } from '../../model/placeholder.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';

/** How to start, for a repository without a leadership file. */
export function noLeadershipFile(root: string): CliError {
  return new CliError(
    exitCodes.unreadable,
    `No leadership.yaml found in ${root}.

Run "leadership init" to create one, or start with:

version: 1
purpose: ${placeholders.purpose}.
goals:
  - ${placeholders.achievement}
decisionCriteria:
  - ${placeholders.criterion}
domains:
  - id: everything
    paths: ["*"]
    owners: ["${placeholders.owner}/here"]`,
  );
}
