import assert from 'node:assert/strict';
import { answersFrom, type Answers } from '../src/answers.ts';
import { errorsIn } from '../src/cli/repository/errors.ts';
import { analyzeErrors } from '../src/errors.ts';
import { cardFor } from '../src/features/card/card.ts';
import { analysisOf, examplePaths } from './analysisProperties.ts';
import { everything, furtherIn } from './everything.ts';
import { chosen, holds } from './property.ts';
import { versions } from './typed.ts';

/** A criterion applies to some files of a domain only. */
const withPaths = `version: 1
purpose: Payments
goals: [Pay in time]
decisionCriteria:
  - statement: Prefer correct to fast
    paths: [src/ledger/, "!*.md", "*.sql"]
domains:
  - id: core
    paths: [src/, db/]
    owners: ["@acme/core"]
    decisionCriteria:
      - statement: Prefer small steps
        paths: ["*.ts"]
unowned: [src/generated/]
`;

describe('answers', () => {
  holds({
    title: 'without a check are those of an analysis, and have the same errors, after any keystrokes',
    runs: 150,
    atLeast: { edit: 1000, error: 200 },
    input: chosen((choose) => versions(choose, [everything, furtherIn, withPaths][choose(3)] ?? '', 8)),
    check: (texts, saw) => {
      let answers: Answers | undefined;
      for (const text of texts) {
        const sources = [{ path: 'leadership.yaml', text }];
        answers = answersFrom(sources, answers);
        const checked = analyzeErrors(sources);
        const analysis = analysisOf(text);
        const isRead = analysis.files[0]?.lastGoodModel !== undefined;
        assert.equal(answers.files[0]?.lastGoodModel !== undefined, isRead);
        if (isRead) {
          assert.deepEqual(cards(answers), cards(analysis));
          assert.deepEqual(cards(checked), cards(analysis));
        }
        const errors = errorsIn(analysis, (file) => file);
        assert.deepEqual(
          errorsIn(checked, (file) => file),
          errors,
        );
        saw('edit');
        if (errors.size > 0) saw('error');
      }
    },
  });

  it('about a path do not depend on the paths that were asked about before', () => {
    const sources = [
      { path: 'leadership.yaml', text: withPaths },
      { path: 'src/ledger/leadership.yaml', text: 'version: 1\ninherits: true\nunowned: ["*.md"]\n' },
    ];
    const paths = [
      'src/ledger/',
      'src/ledger/a.ts',
      'src/ledger/a.md',
      'src/ledger/sub/a.md',
      'src/a.ts',
      'src/a.md',
      'src/generated/a.ts',
      'db/a.sql',
      'a.sql',
      '',
      'src/',
    ];
    const answers = answersFrom(sources);
    for (const path of [...paths, ...paths.toReversed()])
      assert.deepEqual(cardFor(answers, path), cardFor(answersFrom(sources), path));
    assert.deepEqual(
      paths.map((path) => cardFor(answers, path).criteria.length),
      [1, 2, 0, 0, 1, 0, 0, 1, 1, 0, 0],
    );
  });
});

function cards(answers: Answers): unknown {
  return examplePaths.map((path) => cardFor(answers, path));
}
