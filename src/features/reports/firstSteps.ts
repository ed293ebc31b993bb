import type { Analysis } from '../../analyze.ts';
import { memoize } from '../../text/memoize.ts';

/** The progress of the first leadership file, which completes the steps of the walkthrough. */
export interface FirstSteps {
  readonly hasFile: boolean;
  /** Whether the team has written its own purpose. */
  readonly hasPurpose: boolean;
  /** Whether there is a domain with files and an owner. */
  readonly hasDomain: boolean;
}

/** The steps of one folder. Placeholders do not count. */
export const firstSteps: (analysis: Analysis) => FirstSteps = memoize(({ files }) => {
  const leaderships = files.flatMap(({ lastGoodModel }) =>
    lastGoodModel === undefined ? [] : [lastGoodModel.leadership],
  );
  return {
    hasFile: true,
    hasPurpose: leaderships.some(({ purpose }) => purpose !== undefined && purpose.value.trim() !== ''),
    hasDomain: leaderships.some(({ domains }) =>
      domains.items.some(
        ({ paths, owners }) => paths.items.length > 0 && owners !== undefined && owners.items.length > 0,
      ),
    ),
  };
});
