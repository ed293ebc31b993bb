import type { AnalyzedFile } from '../../analyze.ts';
import type { Leadership } from '../../model/leadership.ts';
import type { Scope } from '../../model/scope.ts';
import type { LineTable } from '../../text/span.ts';
import type { ViewQuestion } from './viewNode.ts';

/** A leadership file, and the query of the view. */
export interface Part extends ViewQuestion {
  readonly file: AnalyzedFile;
  readonly leadership: Leadership;
  readonly lines: LineTable;
  readonly scope: Scope;
}
