import { ApiFailure, asynchronous, type ApiFamily } from './api';
import { drawn, showPage } from './dialog';
import { askNode } from './node';
import { text } from './options';

const READABLE = /\.(docx?|xlsx?|pptx?|pdf)$/i;

/** Documents and fonts. */
export const documentFamily: ApiFamily = (host) => ({
  openDocument: asynchronous('openDocument', async (options) => {
    const filePath = text(options, 'filePath');
    await askNode(host, 'file.access', { path: filePath });
    if (!READABLE.test(filePath) && typeof options.fileType !== 'string')
      throw new ApiFailure('filetype not supported');
    const content = drawn('wx-over__text', filePath);
    showPage(host, '文档', content);
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
