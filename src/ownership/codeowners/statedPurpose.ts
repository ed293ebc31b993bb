import type { RepoPath } from '../../text/repoPath.ts';

/** The description of a repository, and the file that contains it. */
export interface StatedPurpose {
  readonly text: string;
  readonly from: RepoPath;
}

/**
 * The sentence at the start of the README that says what a repository is, or else the description in package.json.
 * Undefined if there is no such sentence. `read` returns '' for a missing file.
 */
export async function statedPurpose(
  read: (name: RepoPath) => Promise<string>,
): Promise<StatedPurpose | undefined> {
  for (const from of readmes) {
    const text = firstSentence(await read(from));
    if (text !== undefined) return { text, from };
  }
  const text = sentenceIn(descriptionIn(await read('package.json')));
  return text === undefined ? undefined : { text, from: 'package.json' };
}

const readmes = ['README.md', 'readme.md', 'Readme.md', 'README.rst', 'README', 'README.txt'];

function descriptionIn(text: string): string {
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const description: unknown =
      typeof manifest === 'object' && manifest !== null && 'description' in manifest
        ? manifest.description
        : undefined;
    return typeof description === 'string' ? `${description.trim().replace(/[.!]*$/, '')}.` : '';
  } catch {
    return '';
  }
}

/**
 * The first sentence of the first paragraph that is one, before the second heading of a README, or after it if it is one
 * such as `Overview`. Comments, HTML, images, badges, lists, quotes, and lines that are only links are skipped.
 */
function firstSentence(text: string): string | undefined {
  const content = text
    .slice(0, maxRead)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(/^---\n[^]*?\n---\n/, '')
    .replace(/^(?:```|~~~)[^]*?^(?:```|~~~)/gm, '');
  let headings = 0;
  for (const paragraph of content.split(/\n(?:[\t ]*\n)+/)) {
    const heading = headingIn(paragraph);
    if (heading !== undefined) {
      if (++headings > 1 && !/^(?:about|introduction|overview|what (?:is|are))\b/i.test(heading.title))
        return undefined;
      // Text can follow without a blank line.
      const sentence = sentenceIn(proseIn(heading.rest));
      if (sentence !== undefined) return sentence;
      continue;
    }
    const sentence = sentenceIn(proseIn(paragraph));
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

/** The first heading in a paragraph, and the text after it. */
function headingIn(paragraph: string): { readonly title: string; readonly rest: string } | undefined {
  const [found, atx, , underlined] =
    /^[\t ]*#{1,6}[\t ]+(.*)$|^((?:.*\n)*?(.+))\n(?:={3,}|-{3,}|~{3,})[\t ]*$/m.exec(paragraph.trim()) ?? [];
  if (found === undefined) return undefined;
  const trimmed = paragraph.trim();
  return {
    title: (atx ?? underlined ?? '').trim(),
    rest: trimmed.slice(trimmed.indexOf(found) + found.length),
  };
}

/** The words of a paragraph without marks; empty if it is HTML, a list, a quote, a table, code, or only links. */
function proseIn(paragraph: string): string {
  const isProse =
    /^\s{0,3}(?:[\p{L}\p{N}"“'’_`]|\*{1,3}[^\s*]|\[(?!!))/u.test(paragraph) && !/^\s*\.\. /.test(paragraph);
  if (!isProse) return '';
  const words = paragraph.replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, '').replace(/<[^>\n]*>/g, '');
  const withoutLinks = words.replace(/\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|https?:\S+/g, '');
  if (!/\p{L}{2}.*\p{L}{2}/su.test(withoutLinks)) return '';
  return words
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/`([^`]*)`_?/g, '$1')
    .replace(/\*{1,3}([^*]+)\*{1,3}/g, '$1')
    .replace(/(?<!\w)_([^_]+)_(?!\w)/g, '$1');
}

/** The first sentence of a text, if it is one that says what something is: neither too short, nor a request. */
function sentenceIn(text: string): string | undefined {
  const [sentence] =
    /^.*?(?<!\b(?:e\.g|i\.e|etc|vs|Inc|Ltd))[.!](?=\s|$)/u.exec(text.replace(/\s+/g, ' ').trim()) ?? [];
  if (sentence === undefined || sentence.length > maxLength || sentence.split(' ').length < 4)
    return undefined;
  return /^(?:check|click|follow|for|if|install|join|note|please|read|run|see|the source|this (?:document|file|readme)|to|visit|warning|welcome)\b/i.test(
    sentence,
  )
    ? undefined
    : sentence;
}

const maxRead = 20_000;
const maxLength = 300;
