import type * as vscode from 'vscode';
import type { analyzeSteps, Analysis, countSteps, SourceFile } from '../../analyze.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { isoDateOf } from '../../text/day.ts';
import type { Task } from '../../text/task.ts';
import { pause, sliceMs } from '../host/runSliced.ts';

/** If the last analysis took at most this long (one frame), every keystroke starts a new one. */
const frameMs = 16;
/** For so many pauses, the result waits until all files are counted, so that it is shown once: some milliseconds. */
const maxPauses = 48;

/** The two stages of an analysis. They are in a bundle that is loaded when it is needed. */
export interface AnalysisStages {
  readonly analyzeSteps: typeof analyzeSteps;
  readonly countSteps: typeof countSteps;
}

/** What is analyzed, and who wants to know. */
export interface AnalysisHost {
  readonly log: vscode.LogOutputChannel;
  readonly sources: () => readonly SourceFile[];
  /** Undefined if not all files are known. */
  readonly files: () => FileList | undefined;
  readonly onAnalyzed: () => void;
}

/**
 * Keeps an analysis up to date: runs one at a time, in slices that keep VS Code responsive. A change in the meantime starts
 * another one, and stops the counting of files.
 */
export class FolderAnalysis implements vscode.Disposable {
  readonly #host: AnalysisHost;
  #stages: AnalysisStages | undefined;
  #latest: Analysis | undefined;
  #debounce: ReturnType<typeof setTimeout> | undefined;
  /** Whether something has changed since the running analysis started. */
  #isRequested = false;
  #isRunning = false;
  /** Those who wait until the latest analysis is of the present texts. */
  readonly #waiting: (() => void)[] = [];
  #isCurrent = true;
  /** The time that the running analysis has taken in earlier slices, and when this slice began, in milliseconds. */
  #spentMs = 0;
  #sliceBegin = 0;
  /** How long the last analysis took. */
  #durationMs = 0;
  #isDisposed = false;

  constructor(host: AnalysisHost) {
    this.#host = host;
  }

  /** Undefined before the first one, and if there is no leadership file. */
  get latest(): Analysis | undefined {
    return this.#latest;
  }

  get isLoaded(): boolean {
    return this.#stages !== undefined;
  }

  load(stages: AnalysisStages): void {
    this.#stages = stages;
  }

  /** Analyzes the present texts, now or after the analysis that is running. */
  request(): void {
    clearTimeout(this.#debounce);
    this.#debounce = undefined;
    if (this.#stages === undefined || this.#isDisposed) return;
    this.#isRequested = true;
    this.#isCurrent = false;
    if (!this.#isRunning) void this.#run(this.#stages);
  }

  /** Like `request`, but waits for the next keystroke if an analysis takes long. */
  requestSoon(): void {
    clearTimeout(this.#debounce);
    if (this.#durationMs <= frameMs) this.request();
    else
      this.#debounce = setTimeout(() => {
        this.request();
      }, this.#durationMs);
  }

  /** Settles when the latest analysis is of the present texts. */
  async upToDate(): Promise<void> {
    if (this.#debounce !== undefined) this.request();
    if (!this.#isCurrent && !this.#isDisposed)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#debounce);
    this.#resolveWaiting();
  }

  async #run(stages: AnalysisStages): Promise<void> {
    this.#isRunning = true;
    while (this.#isRequested) {
      this.#isRequested = false;
      this.#spentMs = 0;
      const pass = this.#pass(stages);
      while (!this.#runSlice(pass)) {
        await pause();
        if (this.#isDisposed) return;
      }
    }
    this.#isRunning = false;
  }

  /** Whether the pass has ended. */
  #runSlice(pass: Task<void>): boolean {
    this.#sliceBegin = performance.now();
    try {
      while (pass.next().done !== true) {
        const now = performance.now();
        if (now < this.#sliceBegin + sliceMs) continue;
        this.#spentMs += now - this.#sliceBegin;
        return false;
      }
    } catch (error) {
      this.#host.log.error(`The analysis failed, which is a fault of this extension: ${String(error)}`);
      this.#publish(this.#latest);
    }
    return true;
  }

  *#pass({ analyzeSteps, countSteps }: AnalysisStages): Task<void> {
    const sources = this.#host.sources();
    if (sources.length === 0) {
      this.#publish(undefined);
      return;
    }
    const today = isoDateOf(new Date());
    const analysis = yield* analyzeSteps(sources, this.#host.files(), today, this.#latest);
    this.#latest = analysis;
    const counting = countSteps(analysis);
    for (let pauses = 0; !this.#isRequested; pauses++) {
      const step = counting.next();
      if (step.done === true) {
        this.#publish(step.value);
        return;
      }
      if (pauses === maxPauses) this.#publish(analysis);
      yield;
    }
  }

  /** Not called for outdated texts: the positions of their findings would be wrong. */
  #publish(analysis: Analysis | undefined): void {
    this.#latest = analysis;
    // Counting that goes on afterwards keeps nobody waiting.
    if (!this.#isCurrent) this.#durationMs = this.#spentMs + performance.now() - this.#sliceBegin;
    this.#isCurrent = !this.#isRequested;
    this.#host.onAnalyzed();
    if (this.#isCurrent) this.#resolveWaiting();
  }

  #resolveWaiting(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
