import {
  BoldOutlined,
  ItalicOutlined,
  LineOutlined,
  LinkOutlined,
  OrderedListOutlined,
  PictureOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react';
import { App, Button, Input, Popover, Tooltip, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { messageOf, uploadFile } from '../app/http';
import { EXTENSIONS } from './rich-extensions';

interface RichEditorProps {
  /** The text to begin with; what is typed afterwards is told by `onChange`. */
  initial: string;
  onChange: (html: string) => void;
}

/** The body of an article: only what the server lets through can be made here. */
export function RichEditor({ initial, onChange }: RichEditorProps) {
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: initial,
    // The page's policy forbids styles written at run time: they stand in news.css.
    injectCSS: false,
    editorProps: { attributes: { 'aria-label': '正文', role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: (told) => onChange(told.editor.getHTML()),
  });
  return (
    <div className="rich">
      <Tools editor={editor} />
      <EditorContent editor={editor} className="rich-body" />
    </div>
  );
}

type Run = (editor: Editor) => void;
/** Is the text at the cursor of this kind already? */
type Look = 'on' | 'plain';

function Tools({ editor }: { editor: Editor }) {
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const look = (...kind: [string, object?]): Look => (now.isActive(...kind) ? 'on' : 'plain');
      return {
        heading: look('heading', { level: 2 }),
        minor: look('heading', { level: 3 }),
        bold: look('bold'),
        italic: look('italic'),
        underline: look('underline'),
        strike: look('strike'),
        quote: look('blockquote'),
        bullets: look('bulletList'),
        numbers: look('orderedList'),
      };
    },
  });
  const tool = (name: string, icon: ReactNode, run: Run, look: Look = 'plain') => (
    <Tool key={name} name={name} icon={icon} look={look} onClick={() => run(editor)} />
  );
  return (
    <div className="rich-tools" role="toolbar" aria-label="排版">
      {tool('大标题', '大标题', (e) => e.chain().focus().toggleHeading({ level: 2 }).run(), on.heading)}
      {tool('小标题', '小标题', (e) => e.chain().focus().toggleHeading({ level: 3 }).run(), on.minor)}
      {tool('加粗', <BoldOutlined />, (e) => e.chain().focus().toggleBold().run(), on.bold)}
      {tool('斜体', <ItalicOutlined />, (e) => e.chain().focus().toggleItalic().run(), on.italic)}
      {tool('下划线', <UnderlineOutlined />, (e) => e.chain().focus().toggleUnderline().run(), on.underline)}
      {tool('删除线', <StrikethroughOutlined />, (e) => e.chain().focus().toggleStrike().run(), on.strike)}
      {tool(
        '无序列表',
        <UnorderedListOutlined />,
        (e) => e.chain().focus().toggleBulletList().run(),
        on.bullets,
      )}
      {tool(
        '有序列表',
        <OrderedListOutlined />,
        (e) => e.chain().focus().toggleOrderedList().run(),
        on.numbers,
      )}
      {tool('引用', '引用', (e) => e.chain().focus().toggleBlockquote().run(), on.quote)}
      {tool('分隔线', <LineOutlined />, (e) => e.chain().focus().setHorizontalRule().run())}
      <LinkTool editor={editor} />
      <PictureTool editor={editor} />
      {tool('撤销', <UndoOutlined />, (e) => e.chain().focus().undo().run())}
      {tool('重做', <RedoOutlined />, (e) => e.chain().focus().redo().run())}
    </div>
  );
}

interface ToolProps {
  name: string;
  icon: ReactNode;
  look: Look;
  onClick?: () => void;
}

function Tool({ name, icon, look, onClick }: ToolProps) {
  return (
    <Tooltip title={name}>
      <Button
        type="text"
        size="small"
        className={look === 'on' ? 'rich-tool-on' : undefined}
        aria-label={name}
        aria-pressed={look === 'on'}
        // The selection in the text must outlive the click.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}

function LinkTool({ editor }: { editor: Editor }) {
  const [open, setOpen] = useState(false);
  const [href, setHref] = useState('');
  const { message } = App.useApp();
  const put = () => {
    const at = href.trim();
    if (at !== '' && !/^https?:\/\/[^\s]+$/.test(at))
      return void message.error('链接应以 http:// 或 https:// 开头');
    const chain = editor.chain().focus().extendMarkRange('link');
    (at === '' ? chain.unsetLink() : chain.setLink({ href: at })).run();
    setOpen(false);
  };
  const box = (
    <div className="rich-link">
      <Input
        value={href}
        aria-label="链接地址"
        placeholder="https://"
        onChange={({ target }) => setHref(target.value)}
        onPressEnter={put}
      />
      <Button type="primary" onClick={put}>
        确定
      </Button>
    </div>
  );
  const begin = () => {
    const held: unknown = editor.getAttributes('link')['href'];
    setHref(typeof held === 'string' ? held : '');
    setOpen(true);
  };
  return (
    <Popover
      open={open}
      onOpenChange={(next) => (next ? begin() : setOpen(false))}
      trigger="click"
      content={box}
      title="选中文字，再填链接；留空为去掉"
    >
      <Button type="text" size="small" aria-label="链接" icon={<LinkOutlined />} />
    </Popover>
  );
}

function PictureTool({ editor }: { editor: Editor }) {
  const { message } = App.useApp();
  return (
    <Upload
      accept="image/jpeg,image/png,image/webp"
      showUploadList={false}
      customRequest={({ file }) => {
        if (typeof file === 'string') return;
        const name = 'name' in file ? file.name : '图片';
        uploadFile(file, name).then(
          ({ url }) =>
            editor
              .chain()
              .focus()
              .setImage({ src: url, alt: name.replace(/\.\w+$/, '') })
              .run(),
          (error: unknown) => void message.error(messageOf(error)),
        );
      }}
    >
      <Button type="text" size="small" aria-label="插入图片" icon={<PictureOutlined />} />
    </Upload>
  );
}
