import { ApiFailure, asynchronous, type ApiFamily } from './api';
import { ask, drawn, showPage } from './dialog';
import { mustComeFromTap } from './gesture';
import { askNode } from './node';
import { maybeText, text } from './options';

const READABLE = /\.(docx?|xlsx?|pptx?|pdf)$/i;

/** Documents, whom they are sent to, and fonts. */
export const documentFamily: ApiFamily = (host) => ({
  openDocument: asynchronous('openDocument', async (options) => {
    const filePath = text(options, 'filePath');
    await askNode(host, 'file.access', { path: filePath });
    if (!READABLE.test(filePath) && typeof options.fileType !== 'string')
      throw new ApiFailure('filetype not supported');
    const content = drawn('wx-over__text', filePath);
    showPage(host, '文档', content);
  }),
  shareFileMessage: asynchronous('shareFileMessage', async (options) => {
    mustComeFromTap();
    const filePath = text(options, 'filePath');
    await askNode(host, 'file.access', { path: filePath });
    const content = drawn('wx-over__text', maybeText(options, 'fileName') ?? filePath);
    const choices = [
      { words: '取消', answer: false, native: 'shareCancel' },
      { words: '发送', answer: true, native: 'shareConfirm' },
    ];
    if (!(await ask(host, { title: '发送给朋友', content, choices }))) throw new ApiFailure('cancel');
  }),
  loadFontFace: asynchronous('loadFontFace', async (options) => {
    const face = new FontFace(text(options, 'family'), text(options, 'source'));
    try {
      document.fonts.add(await face.load());
    } catch (error) {
      throw new ApiFailure(error instanceof Error ? error.message : String(error), { status: 'error' });
    }
    return { status: 'loaded' };
  }),
});
