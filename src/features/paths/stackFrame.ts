import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import type { PathContext, PathReading } from './pathContext.ts';

/** `at com.acme.pay.Payout.run(Payout.java:3)`, with an optional loader or module prefix: `app//`, `java.base/`. */
const frame = /\bat\s+(?:[^\s(]*\/)?([\w$.<>-]+)\(([\w$-]+\.(?:java|kt|scala|groovy|clj):\d+)\)/dg;

/** The files in a Java stack trace, which contains file names without folders. */
export function javaFramesIn(line: string, context: PathContext): PathReading[] {
  return Array.from(line.matchAll(frame), ({ 1: method = '', 2: place = '', indices }) => {
    const [start, end] = indices?.[2] ?? [0, 0];
    return { span: { start, end }, path: fileOf(method, place.replace(/:\d+$/, ''), context) };
  });
}

/** The only file with the name that is in the folder of its package. */
function fileOf(method: string, name: string, { javaFiles }: PathContext): RepoPath | undefined {
  const packageName = method.split('.').slice(0, -2);
  // Kotlin and Scala can omit the folders that all packages have in common.
  const folders = name.endsWith('.java') ? packageName : packageName.slice(-1);
  const found = (javaFiles?.get(name) ?? []).filter((path) =>
    `/${folderOf(path)}`.endsWith(folders.map((folder) => `/${folder}`).join('')),
  );
  return found.length === 1 ? found[0] : undefined;
}
