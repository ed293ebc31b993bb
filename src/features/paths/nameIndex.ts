import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { Folder } from '../../ownership/coverage/folder.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';
import { moduleSettingNames } from './moduleSetting.ts';

/** Files indexed by name. */
export interface NameIndex {
  /** The settings files for imports, outermost folders first. */
  readonly moduleSettings: readonly RepoPath[];
  /** The files that Java stack traces refer to by name, without a folder. */
  readonly javaFiles: ReadonlyMap<string, readonly RepoPath[]>;
}

/** The maximum number of settings files. */
const maxSettings = 2000;

/** Visits all folders, one per step. Returns the index. */
export function* nameIndex({ root }: FileList): Task<NameIndex> {
  const moduleSettings: RepoPath[] = [];
  const javaFiles = new Map<string, RepoPath[]>();
  let level: { readonly start: string; readonly folder: Folder }[] = [{ start: '', folder: root }];
  while (level.length > 0) {
    const below: typeof level = [];
    for (const { start, folder } of level) {
      for (const name of folder.files)
        if (javaName.test(name)) getOrInsert(javaFiles, name, () => []).push(start + name);
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
