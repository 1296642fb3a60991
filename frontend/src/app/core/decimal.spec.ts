import { decimalOf } from './decimal';

it('reads a comma and a point, nothing as null, and what is no number as NaN', () => {
  expect(['1,5', ' 1.5 ', '3', ',5', ''].map(decimalOf)).toEqual([1.5, 1.5, 3, 0.5, null]);
  expect(['två', '1,5,2', '-1', '1e3', '.'].map(decimalOf)).toEqual([NaN, NaN, NaN, NaN, NaN]);
});
