import { caseQuery, earlierQuery, queryPairs, readQuery } from './desk-query';

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

it('looks for the same words before the days looked through, unless no earlier day is asked for', () => {
  const searched = { from: 5000, to: 9000 };
  expect(earlierQuery(read('scope=unit&words=路灯'), searched)).toEqual(
    read('scope=unit&words=路灯&to=4999'),
  );
  expect(earlierQuery(read('words=路灯&from=1000'), searched)?.filters).toMatchObject({
    from: '1000',
    to: '4999',
  });
  expect(earlierQuery(read('words=路灯&from=5000'), searched)).toBeUndefined();
  expect(earlierQuery(read('scope=unit'), undefined)).toBeUndefined();
});
