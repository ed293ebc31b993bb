import assert from 'node:assert/strict';
import { isCovered, shapeOf } from '../../../src/ownership/codeowners/shape.ts';
import { holds } from '../../property.ts';
import { comparedShapes } from './properties.ts';

describe('the meaning of two patterns', () => {
  holds(comparedShapes);

  it('is compared in little time, however many "**" there are', () => {
    const many = `${'a/**/b*/**/'.repeat(8)}c`;
    const start = Date.now();
    isCovered(shapeOf(many, ''), shapeOf(`**/${many}`, ''));
    isCovered(shapeOf(`**/${many}`, ''), shapeOf(many.replaceAll('b*', 'b'), ''));
    assert.ok(Date.now() - start < 2000);
  });
});
