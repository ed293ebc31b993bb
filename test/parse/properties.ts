import assert from 'node:assert/strict';
import fs from 'node:fs';
import { parseDocument } from 'yaml';
import { parse, type Parsed } from '../../src/parse/parse.ts';
import { runSync } from '../../src/text/task.ts';
import { validateSteps } from '../../src/validate/validate.ts';
import { toValue } from '../../src/validate/value.ts';
import { leadershipText } from '../bench/leadershipText.ts';
import { everything } from '../everything.ts';
import { chosen, pick, type Property } from '../property.ts';
import { versions } from '../typed.ts';
import { writtenText } from './writtenText.ts';

const texts = [
  everything,
  fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8'),
  fs.readFileSync('leadership.yaml', 'utf8'),
  leadershipText(500),
];

/** An anchor and its alias in two blocks have the text read as a whole. */
export const asWhole: Property<string> = {
  title: 'says what it says as a whole, when it has no faults',
  runs: 600,
  atLeast: { clean: 200 },
  input: chosen(
    (choose) =>
      versions(choose, pick(choose, texts), 1 + choose(3))
        .at(-1)
        ?.trimEnd() ?? '',
  ),
  check: (text, saw) => {
    const inPieces = parse(`${text}\nx-a:    1\nx-b: 11\n`);
    const whole = parse(`${text}\nx-a: &a 1\nx-b: *a\n`);
    if (inPieces.parsedBlocks === undefined || inPieces.findings.length + whole.findings.length > 0) return;
    saw('clean');
    assert.equal(whole.parsedBlocks, undefined);
    assert.deepEqual(entriesOf(inPieces), entriesOf(whole));
  },
};

export const afterEdits: Property<readonly string[]> = {
  title: 'is the same as if it were read for the first time, after any edits',
  runs: 70,
  atLeast: { edit: 1200 },
  input: chosen((choose) => versions(choose, pick(choose, texts), 1 + choose(40))),
  check: (texts, saw) => {
    let parsed: Parsed | undefined;
    for (const text of texts) {
      parsed = parse(text, parsed);
      assert.equal(everythingIn(parsed), everythingIn(parse(text)));
      saw('edit');
    }
  },
};

export const comments: Property<string> = {
  title: 'is read alike in blocks and as a whole, with comments and blanks in every position',
  runs: 12_600,
  atLeast: { valid: 10_000, 'in blocks': 3334 },
  input: chosen(writtenText),
  check: (text, saw) => {
    const document = parseDocument(text.replace(/\r(?!\n)/g, '\n'), { schema: 'core', logLevel: 'silent' });
    if (document.errors.length > 0) return;
    saw('valid');
    const read = parse(text);
    assert.deepEqual(read.findings, []);
    assert.equal(plain(read), plainValue(document.toJS()));
    const rest = text.replace('\uFEFF', '');
    const further = `x-y:    1\nx-z: 11\n${rest}`;
    const furtherAsWhole = `x-y: &y 1\nx-z: *y\n${rest}`;
    const inPieces = parse(further);
    const whole = parse(furtherAsWhole);
    assert.equal(whole.parsedBlocks, undefined);
    if (inPieces.parsedBlocks === undefined) return;
    saw('in blocks');
    assert.equal(stated(inPieces, further), stated(whole, furtherAsWhole));
  },
};

export function entriesOf({ root }: Parsed): unknown {
  const entries = root?.kind === 'map' ? root.entries : [];
  return JSON.stringify(entries.filter(({ key }) => !/^x-[ab]$/.test(key.name)));
}

function everythingIn({ root, findings, comments }: Parsed): string {
  return JSON.stringify({ root, findings, comments });
}

function plain({ root }: Parsed): string {
  return plainValue(root === undefined ? undefined : toValue(root));
}

/** A value as JSON. Line breaks at the end of a string do not count. */
function plainValue(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replace(/\n+$/, '') : part,
  );
}

/** The content, comments, and findings of a text, without its first two entries. */
function stated({ root, findings, comments }: Parsed, text: string): string {
  const entries = root?.kind === 'map' ? root.entries.slice(2) : [];
  const shape = root === undefined ? [] : runSync(validateSteps(root, text));
  return JSON.stringify({
    entries,
    findings,
    comments: comments.map(({ start, end }) => [start, end]),
    shape,
  });
}
