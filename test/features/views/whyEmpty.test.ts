import assert from 'node:assert/strict';
import { clarityView } from '../../../src/features/views/clarityView.ts';
import { competenceView } from '../../../src/features/views/competenceView.ts';
import { controlView } from '../../../src/features/views/controlView.ts';
import { whyNoIntents } from '../../../src/features/views/intentsView.ts';
import { viewModeOf } from '../../../src/features/views/viewMode.ts';
import {
  brokenFileIn,
  brokenInWords,
  whyEmpty,
  type WhyEmpty,
} from '../../../src/features/views/whyEmpty.ts';
import { analysisOf } from './rendering.ts';

const head = 'version: 1\n';
const full = `${head}purpose: P
goals: [{ statement: G, owner: ana }]
decisionCriteria: [C]
people: { ana: { name: Ana, competencies: { books: expert } }, bo: Bo }
competencies: { books: Keeps books }
domains:
  - { id: pay, paths: [pay/], owners: [ana, "@cy-acme"], requires: { books: expert } }
`;

describe('why a view is empty', () => {
  const views = { clarityView, controlView, competenceView };
  const cases: readonly (readonly [
    keyof typeof views,
    string,
    string | undefined,
    WhyEmpty | 'not empty',
  ])[] = [
    ['clarityView', `${head}domains: []\n`, undefined, 'none'],
    ['clarityView', `${head}domains: []\n`, 'only ghost', 'none'],
    ['clarityView', 'version: [\n', undefined, 'broken'],
    ['clarityView', full, undefined, 'not empty'],
    ['clarityView', full, 'only ana', 'not empty'],
    ['clarityView', full, 'only bo', 'notYours'],
    ['clarityView', full, 'only @cy-acme', 'notYours'],
    ['clarityView', full, 'only ghost', 'unknownUser'],
    ['controlView', `${head}domains: []\n`, undefined, 'none'],
    ['controlView', 'version: [\n', 'only ghost', 'broken'],
    ['controlView', full, 'only bo', 'notYours'],
    ['controlView', full, 'only @cy-acme', 'not empty'],
    ['controlView', full, 'only ghost', 'unknownUser'],
    ['controlView', full, 'only @ghost', 'unknownUser'],
    ['competenceView', full.replaceAll(/, (?:competencies|requires): \{.*?\}/g, ''), undefined, 'none'],
    ['competenceView', full, 'only bo', 'notYours'],
    ['competenceView', full, 'only ghost', 'unknownUser'],
  ];
  for (const [view, text, filter, expected] of cases)
    it(`is "${expected}" for ${view}${filter === undefined ? '' : ` with ${filter}`} on ${String(text.length)} characters`, () => {
      const analysis = analysisOf({ 'leadership.yaml': text });
      const self = filter === undefined ? {} : { ref: filter.replace('only ', '') };
      const question = { analysis, self, onlyMine: filter !== undefined, grouping: 'domain' as const };
      const isEmpty = views[view](question).length === 0;
      const broken = brokenFileIn(analysis);
      assert.equal(isEmpty ? whyEmpty(question, broken, views[view]) : 'not empty', expected);
    });

  const intents: readonly (readonly [boolean, string | undefined, 'parsedFile' | undefined, WhyEmpty])[] = [
    [false, undefined, undefined, 'none'],
    [true, undefined, undefined, 'unknownUser'],
    [true, 'ana', undefined, 'none'],
    [true, 'ana', 'parsedFile', 'notYours'],
  ];
  for (const [onlyMine, author, log, expected] of intents)
    it(`is "${expected}" for intents ${onlyMine ? 'of' : 'with'} ${author ?? 'nobody'} and ${log ?? 'no'} history`, () => {
      assert.equal(whyNoIntents(log, { onlyMine, author }), expected);
    });
});

describe('what is said of a broken file', () => {
  const cases: readonly (readonly [Parameters<typeof brokenInWords>[0], string | undefined])[] = [
    [[{ broken: undefined, isLastValid: true }], undefined],
    [
      [
        { broken: undefined, isLastValid: true },
        { broken: 'web/leadership.yaml', isLastValid: true },
      ],
      'web/leadership.yaml has syntax errors. Showing the last valid version.',
    ],
    [
      [{ broken: 'leadership.yaml', isLastValid: false }],
      'leadership.yaml has syntax errors. Showing what can be read.',
    ],
  ];
  for (const [shown, expected] of cases)
    it(expected ?? 'is nothing for a valid file', () => {
      assert.equal(brokenInWords(shown), expected);
    });
});

describe('the mode of the views in the memory of a workspace', () => {
  const start = { onlyMine: false, grouping: 'domain' };
  const cases: readonly (readonly [unknown, unknown])[] = [
    [undefined, start],
    ['x', start],
    [null, start],
    [{ onlyMine: 1, grouping: 'team' }, start],
    [{ onlyMine: true }, { ...start, onlyMine: true }],
    [
      { onlyMine: true, grouping: 'person' },
      { onlyMine: true, grouping: 'person' },
    ],
  ];
  for (const [stored, expected] of cases)
    it(`is ${JSON.stringify(expected)} from ${JSON.stringify({ stored })}`, () => {
      assert.deepEqual(viewModeOf(stored), expected);
    });
});
