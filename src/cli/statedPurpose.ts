import fs from 'node:fs/promises';
import path from 'node:path';
import type { StatedPurpose } from '../ownership/startText.ts';

/** What a repository says of itself, in package.json or at the beginning of its README. */
export async function statedPurpose(root: string): Promise<StatedPurpose | undefined> {
  const described = descriptionIn(await textOf(root, 'package.json'));
  if (described !== undefined) return { text: described, from: 'package.json' };
  for (const from of ['README.md', 'readme.md', 'README', 'README.txt']) {
    const text = firstSentence(await textOf(root, from));
    if (text !== undefined) return { text, from };
  }
  return undefined;
}

/** No text that is meant here is longer. */
const maxBytes = 1024 * 1024;

/** The text of a file that is one; no link is followed, and no pipe waited for. */
async function textOf(root: string, name: string): Promise<string> {
  const file = path.join(root, name);
  const stats = await fs.lstat(file).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size > maxBytes) return '';
  return fs.readFile(file, 'utf8').catch(() => '');
}

function descriptionIn(text: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const description: unknown =
      typeof manifest === 'object' && manifest !== null && 'description' in manifest
        ? manifest.description
        : undefined;
    return typeof description === 'string' ? cut(description) : undefined;
  } catch {
    return undefined;
  }
}

/** The first paragraph of a README that is one: no heading, picture, badge, list or HTML. */
function firstSentence(text: string): string | undefined {
  const paragraphs = text.replace(/^\ufeff/, '').split(/(?:\r\n|\r|\n)(?:[\t ]*(?:\r\n|\r|\n))+/);
  const paragraph = paragraphs.find(
    (one) => /^[\t ]*[\p{L}\p{N}"“*_`]/u.test(one) && !/^[^\r\n]+(?:\r\n|\r|\n)[=-]{2,}/.test(one),
  );
  const words = paragraph
    ?.slice(0, 2000)
    .replace(/\s+/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return words === undefined ? undefined : cut(/^.*?[.!?](?=\s|$)/u.exec(words)?.[0] ?? words);
}

/** At most as much as one sentence has; undefined for nothing. */
function cut(text: string): string | undefined {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length === 0) return undefined;
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : characters.join('');
}
