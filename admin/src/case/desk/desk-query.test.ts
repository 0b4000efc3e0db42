import { caseQuery, queryPairs, readQuery } from './desk-query';

const read = (text: string) => readQuery(new URLSearchParams(text));

it('goes from the address bar to the server and back unchanged', () => {
  const query = read('scope=red&states=filed,reported&lamp=yellow&words=路灯');
  expect(caseQuery(query)).toMatchObject({
    scope: 'red',
    states: 'filed,reported',
    lamp: 'yellow',
    words: '路灯',
  });
  expect(read(new URLSearchParams(queryPairs(query)).toString())).toEqual(query);
});

it('does not pass on what the server would refuse: an odd scope, lamp or name', () => {
  const query = read('scope=secret&lamp=blue&admin=1');
  expect(query).toEqual({ scope: 'desk', filters: { lamp: 'blue' } });
  expect(caseQuery(query).lamp).toBeUndefined();
});
