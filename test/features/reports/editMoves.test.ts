import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { editMoves, movesInWords } from '../../../src/features/reports/editMoves.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { runSync } from '../../../src/text/task.ts';
import { completed } from '../../checkFindings.ts';

const files = fileList(['api/1', 'api/2', 'api/3', 'web/1', 'web/2', 'docs/1']);
const domain = (id: string, paths: string, name = ''): string =>
  `  - { id: ${id}, ${name === '' ? '' : `name: ${name}, `}paths: [${paths}], owners: ["@acme/${id}"] }\n`;

/** What is said at each domain, by its id, about an edit of the domains. */
function saidAbout(before: readonly string[], after: readonly string[]): Record<string, string> {
  const [one, other] = [before, after].map((domains) =>
    analyze([{ path: 'leadership.yaml', text: completed(`domains:\n${domains.join('')}`) }], files),
  );
  assert.ok(one && other);
  const items = other.files[0]?.lastGoodModel?.leadership.domains.items;
  const said = runSync(editMoves(one, other, files)).map(({ position, moves }): [string, string] => [
    items?.[position]?.id.value ?? '',
    movesInWords(moves),
  ]);
  return Object.fromEntries(said);
}

describe('what an edit moves', () => {
  const [api, web] = [domain('api', 'api/', 'API'), domain('web', 'web/')];
  for (const [title, before, after, said] of [
    [
      'is said at the domain that gets files',
      [api, web],
      [api, domain('web', 'web/, api/1')],
      {
        web: 'This edit moves 1 file from API to web',
      },
    ],
    [
      'is said at the domain that gives files away, if only that one is edited',
      [domain('all', '"*"'), domain('api', 'api/')],
      [domain('all', '"*"'), domain('api', 'api/1')],
      {
        api: 'This edit moves 2 files from api to all',
      },
    ],
    [
      'counts further files',
      [api, web],
      [api, domain('web', 'web/, api/, docs/')],
      {
        web: 'This edit moves 3 files from API to web · 1 more',
      },
    ],
    [
      'is said at the domain that gets the files of a removed one',
      [domain('all', '"*"'), api],
      [domain('all', '"*"')],
      {
        all: 'This edit moves 3 files from API to all',
      },
    ],
    [
      'is said of files that nobody owns any more',
      [api, web],
      [api, domain('web', 'web/1')],
      {
        web: 'This edit moves 1 file from web to unowned',
      },
    ],
    [
      'is nothing if a domain gets another id, name, or place',
      [api, web],
      [web, domain('http-api', 'api/')],
      {},
    ],
    ['is nothing for other owners', [api], [api.replace('@acme/api', '@acme/other')], {}],
  ] as const)
    it(title, () => {
      assert.deepEqual(saidAbout(before, after), said);
    });
});
