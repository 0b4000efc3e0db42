import Image from '@tiptap/extension-image';
import StarterKit from '@tiptap/starter-kit';

/** What kernel/rich-text of the server lets through, and nothing it would drop. */
export const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    link: { openOnClick: false, protocols: ['http', 'https'], defaultProtocol: 'https' },
  }),
  Image.configure({ inline: false, allowBase64: false }),
];
