import { FileOutlined } from '@ant-design/icons';
import { EditorContent, useEditor } from '@tiptap/react';
import type { FileView } from '@contract/file/file.api';
import type { AttachmentView } from '@contract/news/news.api';
import { useEffect } from 'react';
import { Cover } from '../ui/Cover';
import { EXTENSIONS } from './rich-extensions';

export interface Previewed {
  title: string;
  columnLabel: string;
  unitName: string;
  body: string;
  cover?: FileView;
  video?: FileView;
  attachments: AttachmentView[];
}

/** The article on a reader's phone, as it is being written. */
export function Preview({ title, columnLabel, unitName, body, cover, video, attachments }: Previewed) {
  const editor = useEditor({ extensions: EXTENSIONS, content: body, editable: false, injectCSS: false });
  useEffect(() => {
    editor.commands.setContent(body, { emitUpdate: false });
  }, [editor, body]);
  return (
    <section className="phone" aria-label="手机预览">
      <div className="phone-bar">新闻动态</div>
      <div className="phone-page">
        <Cover src={cover?.url} className="phone-cover" />
        <h2 className="phone-title">{title || '还没有标题'}</h2>
        <p className="phone-about">
          <span>{columnLabel}</span>
          <span>{unitName}</span>
        </p>
        <EditorContent editor={editor} className="phone-body" />
        {video ? <p className="phone-file">▶ 视频{video.hidden ? `（${video.hidden}）` : ''}</p> : null}
        {attachments.map(({ id, name }) => (
          <p key={id} className="phone-file">
            <FileOutlined /> {name}
          </p>
        ))}
      </div>
    </section>
  );
}
