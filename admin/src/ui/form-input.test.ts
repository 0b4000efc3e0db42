import { formInput } from './form-input';

it('sends the ids of what was uploaded and leaves empty fields out', () => {
  const files = [
    { uid: '1', name: 'a.jpg', status: 'done', response: { id: 'a'.repeat(32) } },
    { uid: '2', name: 'b.jpg', status: 'error' },
  ];
  expect(formInput({ words: '', unitId: 7, coUnitIds: undefined, files })).toEqual({
    unitId: 7,
    files: ['a'.repeat(32)],
  });
});

it('keeps a plain no: it is an answer, not an empty field', () => {
  expect(formInput({ found: false, words: '没有看到' })).toEqual({ found: false, words: '没有看到' });
});
