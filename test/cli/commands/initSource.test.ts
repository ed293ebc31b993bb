import assert from 'node:assert/strict';
import { chooseSource, type Source } from '../../../src/cli/commands/initSource.ts';

interface Case {
  readonly title: string;
  readonly found: {
    readonly codeowners: string | undefined;
    readonly owners?: number;
    readonly hasHistory: boolean;
  };
  readonly yes?: boolean;
  /** What the user types on a terminal. */
  readonly answers?: readonly (string | undefined)[];
  readonly source: Source | undefined;
  readonly tells?: string;
}

describe('the source of a first leadership file', () => {
  const both = { codeowners: '.github/CODEOWNERS', hasHistory: true };
  const cases: readonly Case[] = [
    { title: 'is CODEOWNERS if the user presses Enter', found: both, answers: [''], source: 'codeowners' },
    { title: 'is the history if the user wants it', found: both, answers: ['H '], source: 'history' },
    { title: 'is the folders if the user wants them', found: both, answers: ['f'], source: 'folders' },
    {
      title: 'is asked for again after another answer',
      found: both,
      answers: ['what', 'h'],
      source: 'history',
    },
    { title: 'is none if the user quits', found: both, answers: ['q'], source: undefined },
    { title: 'is none at the end of the input', found: both, answers: [undefined], source: undefined },
    {
      title: 'is the history without CODEOWNERS',
      found: { codeowners: undefined, hasHistory: true },
      answers: [''],
      source: 'history',
    },
    {
      title: 'is the folders without a question if there is nothing else',
      found: { codeowners: undefined, hasHistory: false },
      answers: [],
      source: 'folders',
    },
    { title: 'is CODEOWNERS with --yes', found: both, yes: true, source: 'codeowners' },
    {
      title: 'is the history with --yes without CODEOWNERS',
      found: { codeowners: undefined, hasHistory: true },
      yes: true,
      source: 'history',
    },
    {
      title: 'is the OWNERS files if the user presses Enter, without CODEOWNERS',
      found: { codeowners: undefined, owners: 3, hasHistory: true },
      answers: [''],
      source: 'owners',
    },
    {
      title: 'is the OWNERS files if the user wants them',
      found: { ...both, owners: 1 },
      answers: ['o'],
      source: 'owners',
    },
    {
      title: 'is the OWNERS files with --yes without CODEOWNERS',
      found: { codeowners: undefined, owners: 1, hasHistory: true },
      yes: true,
      source: 'owners',
    },
    {
      title: 'is the folders if nobody can answer, with a hint at the OWNERS files',
      found: { codeowners: undefined, owners: 2, hasHistory: true },
      source: 'folders',
      tells:
        'Starting from the folders. Owners in 2 OWNERS files were not imported. To import them, remove ../leadership.yaml, then run "leadership init --from-owners".',
    },
    {
      title: 'is the folders if nobody can answer, with a hint',
      found: both,
      source: 'folders',
      tells:
        'Starting from the folders. Owners in .github/CODEOWNERS were not imported. To import them, remove ../leadership.yaml, then run "leadership init --from-codeowners .github/CODEOWNERS".',
    },
    {
      title: 'is the folders if nobody can answer, with a hint at the history',
      found: { codeowners: undefined, hasHistory: true },
      source: 'folders',
      tells:
        'Starting from the folders. No domains were proposed from the Git history. To propose them, remove ../leadership.yaml, then run "leadership init --from-history".',
    },
  ];
  for (const { title, found, yes = false, answers, source, tells } of cases)
    it(title, async () => {
      const left = [...(answers ?? [])];
      const told: string[] = [];
      const ask = (question: string): Promise<string | undefined> => {
        assert.match(question, /^Create leadership\.yaml:\n(?: {2}\w {2}\w.*\n)+Select one \(\w\): $/);
        assert.ok(left.length > 0, 'asked once more');
        return Promise.resolve(left.shift());
      };
      const tell = (text: string): void => void told.push(text);
      assert.equal(
        await chooseSource(
          { owners: 0, created: '../leadership.yaml', ...found },
          yes,
          answers === undefined ? { tell } : { tell, ask },
        ),
        source,
      );
      assert.deepEqual(told, tells === undefined ? [] : [tells]);
      assert.deepEqual(left, []);
    });
});
