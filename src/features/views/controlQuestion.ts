import type { ViewMode } from './viewMode.ts';
import type { ViewQuestion } from './viewNode.ts';

export type ControlQuestion = ViewQuestion & ViewMode;
