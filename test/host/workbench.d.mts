// The types of workbench.mjs, and of as much of Playwright as the tests use: Playwright itself is there only
// where the VS Code from npm is installed.

/** Playwright's Page, in part. */
export interface Page extends Locatable {
  readonly keyboard: {
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
  };
  readonly mouse: { move(x: number, y: number): Promise<void> };
  frameLocator(selector: string): FrameLocator;
  screenshot(options: { path: string; fullPage?: boolean; animations?: 'disabled' }): Promise<unknown>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
}

/** Playwright's Locator, in part. */
export interface Locator extends Locatable {
  all(): Promise<Locator[]>;
  allInnerTexts(): Promise<string[]>;
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>;
  click(options?: { button?: 'left' | 'right'; modifiers?: ('Control' | 'Shift' | 'Alt')[] }): Promise<void>;
  count(): Promise<number>;
  dblclick(): Promise<void>;
  fill(text: string): Promise<void>;
  filter(options: { hasText?: string | RegExp; has?: Locator }): Locator;
  first(): Locator;
  getAttribute(name: string): Promise<string | null>;
  hover(): Promise<void>;
  innerText(): Promise<string>;
  inputValue(): Promise<string>;
  isVisible(): Promise<boolean>;
  last(): Locator;
  nth(index: number): Locator;
  press(key: string): Promise<void>;
  screenshot(options: { path: string }): Promise<unknown>;
  waitFor(options?: {
    state?: 'visible' | 'hidden' | 'attached' | 'detached';
    timeout?: number;
  }): Promise<void>;
}

/** Playwright's FrameLocator, in part. */
export interface FrameLocator extends Locatable {
  first(): FrameLocator;
  frameLocator(selector: string): FrameLocator;
  last(): FrameLocator;
}

interface Locatable {
  getByRole(role: string, options?: { name?: string | RegExp }): Locator;
  getByText(text: string | RegExp): Locator;
  locator(selector: string, options?: { hasText?: string | RegExp; has?: Locator }): Locator;
}

/** What a person does in the workbench; workbench.mjs says what each step means. */
export interface Workbench {
  readonly editor: Locator;
  readonly openFile: (file: string) => Promise<void>;
  readonly runCommand: (title: string) => Promise<void>;
  readonly placeCursor: (line: number, column: number) => Promise<void>;
  readonly tabTo: (text: string) => Promise<void>;
  readonly codeLens: (text: string | RegExp) => Locator;
  readonly watchLine: (text: string) => Promise<void>;
  readonly heightsSeen: () => Promise<[height: number | 'gone', time: number][]>;
  readonly hover: (text: string) => Promise<Locator>;
  readonly quickFixes: () => Promise<Locator>;
  readonly suggestions: () => Promise<Locator>;
  readonly problems: () => Promise<Locator>;
  readonly commitBox: () => Promise<Locator>;
  readonly statusBarItem: (text: string | RegExp) => Locator;
  readonly openView: (title: string) => Promise<void>;
  readonly makeRoomFor: (view: string) => Promise<void>;
  readonly rowsOf: (view: string) => Promise<string[]>;
  readonly rowMenu: (name: string) => Promise<Locator>;
  readonly treeRow: (text: string | RegExp) => Locator;
  readonly explorerMenu: (name: string, submenu: string) => Promise<Locator>;
  readonly chooseEntry: (entry: Locator) => Promise<void>;
  readonly closeMenu: () => Promise<void>;
  readonly isInExplorer: (name: string) => Promise<boolean>;
  readonly explorerMark: (name: string) => Promise<string>;
  readonly explorerTooltip: (name: string) => Promise<string>;
  readonly notification: (text: string | RegExp) => Promise<Locator>;
}

/** The steps on this page. */
export declare function workbench(page: Page): Workbench;
