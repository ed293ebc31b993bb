/** A folder with its files and subfolders, both sorted by name. What it contains can be computed: read it once. */
export interface Folder {
  readonly name: string;
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
  /** The number of files in it and below. */
  readonly count: number;
}
