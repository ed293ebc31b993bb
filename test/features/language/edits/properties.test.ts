import { holds } from '../../../property.ts';
import { provenEdits } from './properties.ts';

describe('random edits', () => {
  holds(provenEdits);
});
