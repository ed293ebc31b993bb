import type { AnalyzedFile } from '../../../analyze.ts';
import { governedFolder } from '../../../model/leadershipFile.ts';
import type { FileList } from '../../../ownership/coverage/fileList.ts';
import type { Node } from '../../../parse/tree.ts';
import { joinPath, type RepoPath } from '../../../text/repoPath.ts';
import type { Span } from '../../../text/span.ts';
import { idPlacesIn, withoutQuotes } from './idPlaces.ts';

/** A link in a value. */
export interface Link {
  readonly span: Span;
  readonly target:
    | { readonly kind: 'address'; readonly address: string }
    | { readonly kind: 'file'; readonly path: RepoPath; readonly fragment: string };
}

/**
 * URLs and email addresses in the values of a file, and paths of existing files in `links`, `learn`, and `source`.
 * Excludes ids and handles, which navigate to their entries.
 */
export function linksIn(
  { text, path, parsedFile: { root } }: AnalyzedFile,
  files: FileList | undefined,
): Link[] {
  if (root === undefined) return [];
  const ids = new Set(idPlacesIn(root, text).places.map(({ id }) => id.span.start));
  const links = new Map<number, Link>();
  const add = (link: Link): void => {
    if (!links.has(link.span.start)) links.set(link.span.start, link);
  };
  const visit = (node: Node, key: string): void => {
    switch (node.kind) {
      case 'error':
        return;
      case 'list':
        for (const item of node.items) visit(item, key);
        return;
      case 'map':
        for (const entry of node.entries) visit(entry.value, entry.key.name);
        return;
      case 'scalar': {
        if (typeof node.value !== 'string') return;
        const span = withoutQuotes(text, node.span);
        if (ids.has(span.start)) return;
        const found = addressesIn(text.slice(span.start, span.end), span.start);
        for (const link of found) add(link);
        if (found.length > 0 || !['links', 'learn', 'source'].includes(key)) return;
        const target = fileAt(node.value, governedFolder(path), files);
        if (target !== undefined) add({ span, target });
      }
    }
  };
  visit(root, '');
  return [...links.values()].sort((one, other) => one.span.start - other.span.start);
}

const addresses = /\bhttps?:\/\/[^\s"'<>\\`]+|(?:\bmailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

function addressesIn(text: string, start: number): Link[] {
  return Array.from(text.matchAll(addresses), ({ 0: written, index }) => {
    const word = withoutPunctuation(written);
    const isBare = !/^(?:https?|mailto):/i.test(word);
    return {
      span: { start: start + index, end: start + index + word.length },
      target: { kind: 'address', address: isBare ? `mailto:${word}` : word },
    };
  });
}

/** Removes the punctuation at the end of a sentence, and a closing bracket without an opening one. */
function withoutPunctuation(word: string): string {
  const shorter = word.replace(/[.,;:!?]+$/, '');
  const closer = shorter.at(-1) ?? '';
  const opener = { ')': '(', ']': '[', '}': '{' }[closer];
  const isOpenedBefore = opener !== undefined && shorter.split(closer).length > shorter.split(opener).length;
  return isOpenedBefore ? withoutPunctuation(shorter.slice(0, -1)) : shorter;
}

function fileAt(written: string, folder: RepoPath, files: FileList | undefined): Link['target'] | undefined {
  const [, bare = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(written) ?? [];
  const path = joinPath(folder, bare);
  return path === undefined || files?.hasFile(path) !== true ? undefined : { kind: 'file', path, fragment };
}
