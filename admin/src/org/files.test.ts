import { saveCsv } from './files';

/** What the browser was given to save. */
async function saved(rows: string[][]): Promise<string> {
  const blobs: Blob[] = [];
  URL.createObjectURL = (given) => {
    if (given instanceof Blob) blobs.push(given);
    return 'blob:of-this-test';
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  saveCsv('初始密码.csv', rows);
  const [blob] = blobs;
  if (!blob) throw new Error('nothing was saved');
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(String(reader.result)));
    reader.readAsText(blob);
  });
}

describe('a list saved from the console', () => {
  it('holds no formula, whatever somebody is called and whatever the password begins with', async () => {
    const text = await saved([
      ['sun', '=HYPERLINK("http://evil.example")', '+Hai,Cheng'],
      ['wang', '王建国', '@pass'],
    ]);
    expect(text).toBe(`sun,"'=HYPERLINK(""http://evil.example"")","'+Hai,Cheng"\r\nwang,王建国,'@pass\r\n`);
  });

  it('leaves plain names and passwords as they are', async () => {
    expect(await saved([['zhang', '张敏', 'Hai-Cheng-2026']])).toBe('zhang,张敏,Hai-Cheng-2026\r\n');
  });
});
