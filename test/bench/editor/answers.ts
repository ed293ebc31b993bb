// Prints how long the editor's answers take, asked of 5,000 patterns and 200,000 files, for paths in random order.
import { performance } from 'node:perf_hooks';
import { analyze } from '../../../src/analyze.ts';
import { cardFor } from '../../../src/features/card/card.ts';
import { cardMarkdown } from '../../../src/features/card/cardMarkdown.ts';
import { lensFor } from '../../../src/features/card/lens.ts';
import { userStandingAt } from '../../../src/features/card/userStanding.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { randomNumbers } from '../../randomNumbers.ts';

const domains = 250;
const patternsEach = 20;
const files = 200_000;
const asked = 20_000;
const self = { email: 'person-1@example.com' };

const random = randomNumbers(1);
const folderOf = (domain: number, pattern: number): string =>
  `src/domain-${String(domain)}/part-${String(pattern)}`;
const text = [
  'version: 1',
  'purpose: Merchants get the money they earned, on the day they earned it.',
  'decisionCriteria:',
  ...Array.from(
    { length: 8 },
    (_, number) => `  - Prefer the change of kind ${String(number)} that can be undone`,
  ),
  'people:',
  ...Array.from(
    { length: 50 },
    (_, number) =>
      `  person-${String(number)}: { name: Person ${String(number)}, email: person-${String(number)}@example.com }`,
  ),
  'domains:',
  ...Array.from({ length: domains }, (_, domain) =>
    [
      `  - id: domain-${String(domain)}`,
      `    purpose: What domain ${String(domain)} is for`,
      `    paths: [${Array.from({ length: patternsEach }, (_, pattern) => `${folderOf(domain, pattern)}/`).join(', ')}]`,
      `    owners: [person-${String(domain % 50)}, person-${String((domain + 1) % 50)}]`,
    ].join('\n'),
  ),
  '',
].join('\n');
const paths = Array.from(
  { length: files },
  (_, number) =>
    `${folderOf(random(domains), random(patternsEach))}/${String(number % 89)}/file-${String(number)}.ts`,
);
const analysis = analyze([{ path: 'leadership.yaml', text }], fileList(paths));

const lens = { show: 'both', template: '' } as const;
const table = [
  timed('the lens of a file', (path) => {
    const card = cardFor(analysis, path);
    return lensFor(card, lens, userStandingAt(analysis, card, self))?.owners?.title;
  }),
  timed('the hover on a path', (path) => {
    const card = cardFor(analysis, path);
    return cardMarkdown(card, userStandingAt(analysis, card, self));
  }),
];
console.log('| answer | median, ms | 99 of 100 within, ms | longest, ms |');
console.log('| --- | ---: | ---: | ---: |');
for (const row of table) console.log(row);

function timed(title: string, ask: (path: string) => string | undefined): string {
  const times: number[] = [];
  for (let number = 0; number < asked; number++) {
    const path = paths[random(files)] ?? '';
    const begin = performance.now();
    const answer = ask(path);
    times.push(performance.now() - begin);
    if (answer === undefined) throw new Error(`${path} has an owner`);
  }
  times.sort((one, other) => one - other);
  const at = (share: number): string => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(4);
  return `| ${title} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`;
}
