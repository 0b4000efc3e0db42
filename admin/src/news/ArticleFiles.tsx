import { FileAddOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { FileView } from '@contract/file/file.api';
import type { AttachmentView } from '@contract/news/news.api';
import { App, Button, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { messageOf, uploadFile } from '../app/http';
import { Photos } from '../ui/Photos';
import { uploadAttachment } from './upload-attachment';

export interface ArticleFilesValue {
  cover?: FileView;
  video?: FileView;
  attachments: AttachmentView[];
}

interface ArticleFilesProps {
  value: ArticleFilesValue;
  onChange: (change: Partial<ArticleFilesValue>) => void;
}

const ATTACHMENTS = 5;
const DOCUMENTS = '.pdf,.docx,.xlsx';

/** Cover, video and documents: sent as soon as they are chosen. */
export function ArticleFiles({ value, onChange }: ArticleFilesProps) {
  const { cover, video, attachments } = value;
  return (
    <div className="article-files">
      <Part
        name="封面"
        hint="横图最好，10 MB 以内"
        shown={cover ? <Photos files={[cover]} about="封面" size={120} /> : null}
        onRemove={cover ? () => onChange({ cover: undefined }) : undefined}
      >
        <Chooser
          label={cover ? '换一张' : '选封面'}
          icon={<PictureOutlined />}
          accept="image/jpeg,image/png,image/webp"
          send={async (file, name) => onChange({ cover: await uploadFile(file, name) })}
        />
      </Part>
      <Part
        name="视频"
        hint="MP4、MOV，50 MB 以内；通过审核后读者才能看到"
        shown={video ? <Photos files={[video]} about="文章" size={96} /> : null}
        onRemove={video ? () => onChange({ video: undefined }) : undefined}
      >
        <Chooser
          label={video ? '换一段' : '选视频'}
          icon={<VideoCameraOutlined />}
          accept="video/mp4,video/quicktime"
          send={async (file, name) => onChange({ video: await uploadFile(file, name) })}
        />
      </Part>
      <Part
        name="附件"
        hint={`PDF、Word、Excel，每个 10 MB 以内，最多 ${ATTACHMENTS} 个`}
        shown={attachments.map((each) => (
          <p key={each.id} className="article-attachment">
            {each.name}（{Math.ceil(each.bytes / 1024)} KB）
            <Button
              type="link"
              size="small"
              onClick={() => onChange({ attachments: attachments.filter(({ id }) => id !== each.id) })}
            >
              移除
            </Button>
          </p>
        ))}
      >
        {attachments.length < ATTACHMENTS ? (
          <Chooser
            label="加附件"
            icon={<FileAddOutlined />}
            accept={DOCUMENTS}
            send={async (file, name) =>
              onChange({ attachments: [...attachments, await uploadAttachment(file, name)] })
            }
          />
        ) : null}
      </Part>
    </div>
  );
}

interface PartProps {
  name: string;
  hint: string;
  shown: ReactNode;
  onRemove?: () => void;
  children: ReactNode;
}

function Part({ name, hint, shown, onRemove, children }: PartProps) {
  return (
    <div className="article-part" role="group" aria-label={name}>
      <strong>{name}</strong>
      <small>{hint}</small>
      {shown}
      <div className="article-part-tools">
        {children}
        {onRemove ? (
          <Button type="link" onClick={onRemove}>
            移除
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface ChooserProps {
  label: string;
  icon: ReactNode;
  accept: string;
  send: (file: Blob, name: string) => Promise<void>;
}

function Chooser({ label, icon, accept, send }: ChooserProps) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  return (
    <Upload
      accept={accept}
      showUploadList={false}
      customRequest={({ file }) => {
        if (typeof file === 'string') return;
        setBusy(true);
        send(file, 'name' in file ? file.name : label)
          .catch((error: unknown) => void message.error(messageOf(error)))
          .finally(() => setBusy(false));
      }}
    >
      <Button icon={icon} loading={busy}>
        {label}
      </Button>
    </Upload>
  );
}
