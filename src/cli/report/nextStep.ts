import { hasUnseen, visible } from '../../text/visible.ts';
import type { Line } from '../terminal/page.ts';

/** The last line of an output: the command that explains the owners of a path, and what it is good for. */
export function explainStep(path: string, purpose: string): Line[] {
  return [{ text: `Run "leadership explain ${shellWord(path)}" ${purpose}.` }];
}

/** A path as a shell reads it; characters that nobody can see as bash and zsh write them. */
function shellWord(path: string): string {
  const name = path.startsWith('-') ? `./${path}` : path;
  if (/^[\w./@+-]+$/.test(name)) return name;
  return hasUnseen(name)
    ? `$'${visible(name.replace(/[\\']/g, String.raw`\$&`))}'`
    : `'${name.replaceAll("'", String.raw`'\''`)}'`;
}
