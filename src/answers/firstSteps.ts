import type { Analysis } from '../analyze.ts';
import { remembered } from '../text/remember.ts';

/** How far a team has come with its first leadership file: what the walkthrough ticks off. */
export interface FirstSteps {
  readonly hasFile: boolean;
  /** A purpose in words of the team. */
  readonly hasPurpose: boolean;
  /** A domain with files and somebody who leads it. */
  readonly hasDomain: boolean;
}

/** Of one folder; what is still a placeholder does not count. */
export const firstSteps: (analysis: Analysis) => FirstSteps = remembered(({ files }) => {
  const leaderships = files.flatMap(({ answers }) => (answers === undefined ? [] : [answers.leadership]));
  return {
    hasFile: true,
    hasPurpose: leaderships.some(({ purpose }) => isSaid(purpose?.value)),
    hasDomain: leaderships.some(({ domains }) =>
      domains.items.some(
        ({ paths, owners }) =>
          paths.items.length > 0 && owners?.items.some(({ value }) => value !== '@your-team') === true,
      ),
    ),
  };
});

function isSaid(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '' && !text.startsWith('TODO');
}
