import { monorepoPaths } from '../../monorepo.ts';
import { chosen, holds } from '../../property.ts';
import { kinds, plainText } from './generatedFiles.ts';
import { checkRoundTrip, roundTrip } from './properties.ts';

describe('every file keeps its owners from CODEOWNERS to leadership.yaml and back', function () {
  this.timeout(120_000);
  const paths = monorepoPaths(6000);
  for (const lines of [300, 3000])
    it(`GitHub, ${String(lines)} lines`, () => {
      checkRoundTrip(plainText(paths, lines), 'github', 'github', paths);
    });
  for (const kind of kinds) holds(roundTrip(kind, kind.most, paths.length));

  const [varied] = kinds;
  if (varied !== undefined)
    holds({
      title: 'also from GitHub to GitLab, which reads patterns otherwise',
      runs: 2,
      input: chosen((choose) => varied.make(choose, paths, 1 + choose(varied.most))),
      check: (text) => {
        checkRoundTrip(text, 'github', 'gitlab', paths);
      },
    });
});
