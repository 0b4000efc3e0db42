import { tagsOf } from './templates';

describe('the tags of a template', () => {
  it('are those that stand in it', () => {
    expect([...tagsOf('<view><my-part a="1"/></view>')]).toEqual(['view', 'my-part']);
  });

  it('are not what stands in comments, expressions and scripts', () => {
    const source = '<!-- <old/> --><wxs module="m">if (a<b) {}</wxs><view hidden="{{a<c}}">{{ x<d }}</view>';
    expect([...tagsOf(source)]).toEqual(['view']);
  });

  it('go on after a script that closes itself', () => {
    expect([...tagsOf('<wxs src="a.wxs" module="m" /><text>a</text>')]).toEqual(['text']);
  });
});
