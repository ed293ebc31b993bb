import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { adoptBlock, type Adoption } from '../../../src/ownership/codeowners/adopt.ts';
import { resolveOwners } from '../../../src/ownership/codeowners/effect.ts';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { writeCodeowners } from '../../../src/ownership/codeowners/write.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';

/** A CODEOWNERS file beside a leadership file at the root. */
export interface Adopting {
  readonly codeowners: string;
  readonly leadership: string;
  readonly host: Host;
  readonly paths: readonly string[];
}

/** What the command does with a CODEOWNERS file. */
export function adopted({ codeowners, leadership, host, paths }: Adopting): Adoption {
  const { files, ownership } = analyze([{ path: 'leadership.yaml', text: leadership }], fileList(paths));
  const leaderships = files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
  const written = writeCodeowners(leaderships, ownership, host);
  if ('refusals' in written) return assert.fail(written.refusals.map(({ message }) => message).join('\n'));
  return adoptBlock(bytewise(codeowners), {
    host,
    lines: written.lines.map(bytewise),
    effect: resolveOwners(readCodeowners(written.lines.join('\n'), host, paths)),
    paths,
    leadershipTexts: [leadership],
  });
}

export function bytewise(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function fromBytes(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
