import type { FileList, Folder } from '../../ownership/fileList.ts';
import { made } from '../../ownership/intern.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Steps } from '../../text/steps.ts';
import { moduleSettingNames } from './moduleSetting.ts';

/** Where some files are, by their names. */
export interface NameIndex {
  /** The settings that say how imports are read, those of the outermost folders first. */
  readonly moduleSettings: readonly RepoPath[];
  /** The files that stack traces of Java name without their folder. */
  readonly javaFiles: ReadonlyMap<string, readonly RepoPath[]>;
}

/** How many settings are taken up. */
const maxSettings = 2000;

/** Looks through all folders, one a step; returns what it has found. */
export function* nameIndex({ root }: FileList): Steps<NameIndex> {
  const moduleSettings: RepoPath[] = [];
  const javaFiles = new Map<string, RepoPath[]>();
  let level: { readonly start: string; readonly folder: Folder }[] = [{ start: '', folder: root }];
  while (level.length > 0) {
    const below: typeof level = [];
    for (const { start, folder } of level) {
      for (const name of folder.files)
        if (javaName.test(name)) made(javaFiles, name, () => []).push(start + name);
        else if (moduleSettings.length < maxSettings && moduleSettingNames.includes(name))
          moduleSettings.push(start + name);
      for (const inside of folder.folders) below.push({ start: `${start}${inside.name}/`, folder: inside });
      yield;
    }
    level = below;
  }
  return { moduleSettings, javaFiles };
}

const javaName = /\.(?:java|kt|scala|groovy|clj)$/;
