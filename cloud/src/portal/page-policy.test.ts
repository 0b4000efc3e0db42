import { createHash } from 'node:crypto';
import { pagePolicy, scriptHashes } from './page-policy';

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

describe('the policy of a page', () => {
  it('knows the scripts inside it, also one that compares, and no other', () => {
    const script = 'if(innerWidth<375)document.title="a<b"';
    expect(
      scriptHashes(`<head><script>${script}</script><script src="/a.js"></script><p>x</p></head>`),
    ).toEqual([hashOf(script)]);
  });

  it('lets a page read back the photo it was given, and connect to no other host', () => {
    const policy = pagePolicy({ framedBy: "'none'" });
    expect(policy).toContain("connect-src 'self' blob:;");
    expect(policy).not.toMatch(/https?:|\*/);
  });
});
