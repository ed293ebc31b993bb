import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { convertCodeowners } from '../../../src/ownership/codeowners/leadershipText.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { writeCodeowners } from '../../../src/ownership/codeowners/write.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { monorepoPaths } from '../../monorepo.ts';
import { generatedFiles } from './generatedFiles.ts';
import { plainOwners } from './plainHosts.ts';

const paths = monorepoPaths(6000);

describe('every file keeps its owners from CODEOWNERS to leadership.yaml and back', function () {
  this.timeout(120_000);
  for (const { title, host, text } of generatedFiles(paths))
    it(title, () => {
      checkRoundTrip(text, host, host);
    });
  it('also from GitHub to GitLab, which reads patterns otherwise', () => {
    const text = generatedFiles(paths).find(({ title }) => title.includes('all that is allowed'))?.text ?? '';
    checkRoundTrip(text, 'github', 'gitlab');
  });
});

/** Each reading is compared with the plain one: of the file, of what is made of it, and of what that is made into. */
function checkRoundTrip(text: string, from: Host, to: Host): void {
  const imported = convertCodeowners(readCodeowners(text, from), { from: 'CODEOWNERS', paths });
  if ('errors' in imported) return assert.fail(JSON.stringify(imported.errors.slice(0, 5), null, 1));
  const { files, ownership } = analyze([{ path: 'leadership.yaml', text: imported.text }], fileList(paths));
  const [file] = files;
  assert.deepEqual(file?.findings.filter(({ severity }) => severity === 'error') ?? [], []);
  const leaderships = files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
  const written = writeCodeowners(leaderships, ownership, to);
  if ('refusals' in written)
    return assert.fail(
      JSON.stringify(written.refusals.slice(0, 5).map(({ at, message }) => [at.value, message])),
    );
  const [before, after] = [plainOwners(text, from), plainOwners(written.lines.join('\n'), to)];
  const wrong = paths.flatMap((path) => {
    const owners = ownership.lookup(path).matchedBy?.domain?.owners?.items ?? [];
    const between = [...new Set(owners.map(({ value }) => value.toLowerCase()))].sort().join(' ');
    const [first, last] = [before(path), after(path)];
    return first === between && first === last ? [] : [{ path, first, between, last }];
  });
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.ok(new Set(paths.map(before)).size > 5);
}
