import type { RepoPath } from '../../text/repoPath.ts';

/** The description of a repository, and the file that contains it. */
export interface StatedPurpose {
  readonly text: string;
  readonly from: RepoPath;
}

/**
 * The description of a repository, from package.json or else from the start of its README. `read` returns ''
 * for a missing file.
 */
export async function statedPurpose(
  read: (name: RepoPath) => Promise<string>,
): Promise<StatedPurpose | undefined> {
  const described = descriptionIn(await read('package.json'));
  if (described !== undefined) return { text: described, from: 'package.json' };
  for (const from of ['README.md', 'readme.md', 'README', 'README.txt']) {
    const text = firstSentence(await read(from));
    if (text !== undefined) return { text, from };
  }
  return undefined;
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

/**
 * The first sentence of the first paragraph of a README. Headings, images, badges, lists, and HTML are
 * skipped.
 */
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

/** Truncates a text to 200 characters. Undefined for an empty text. */
function cut(text: string): string | undefined {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length === 0) return undefined;
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : characters.join('');
}
