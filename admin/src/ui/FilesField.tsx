import { PlusOutlined } from '@ant-design/icons';
import { PHOTO_MAX_BYTES, VIDEO_MAX_BYTES, type FileView } from '@contract/file/file.api';
import { App, Form, Upload, type UploadFile, type UploadProps } from 'antd';
import { messageOf, uploadFile } from '../app/http';

const MOST = 9;
type Uploads = UploadFile<FileView>[];

/** Photos and videos, sent as soon as they are chosen; the form waits for them. */
export function FilesField({ label = '照片或视频（可不传）' }: { label?: string }) {
  const { message } = App.useApp();
  const tooLarge = (file: File) => {
    const video = file.type.startsWith('video/');
    if (file.size <= (video ? VIDEO_MAX_BYTES : PHOTO_MAX_BYTES)) return true;
    void message.error(
      video ? `“${file.name}”超过 50 MB，请剪短后再传` : `“${file.name}”超过 10 MB，请压缩或换一张`,
    );
    return Upload.LIST_IGNORE;
  };
  return (
    <Form.Item
      name="files"
      label={label}
      valuePropName="fileList"
      getValueFromEvent={({ fileList }: { fileList: Uploads }) => fileList}
      rules={[{ validator: allSent }]}
      validateTrigger={[]}
      extra={`最多 ${MOST} 个，照片 10 MB、视频 50 MB 以内`}
    >
      <Upload
        listType="picture-card"
        accept="image/jpeg,image/png,image/webp,video/mp4,video/quicktime"
        multiple
        maxCount={MOST}
        beforeUpload={tooLarge}
        customRequest={send}
        showUploadList={{ showPreviewIcon: false }}
      >
        <button type="button" className="upload-add">
          <PlusOutlined />
          添加
        </button>
      </Upload>
    </Form.Item>
  );
}

const send: UploadProps['customRequest'] = ({ file, onSuccess, onError }) => {
  if (typeof file === 'string') return;
  uploadFile(file, 'name' in file ? file.name : 'photo').then(
    (sent) => onSuccess?.(sent),
    (error: unknown) => onError?.(new Error(messageOf(error)), messageOf(error)),
  );
};

async function allSent(_: unknown, files: Uploads = []) {
  if (files.some(({ status }) => status === 'uploading')) throw new Error('照片或视频正在上传，请稍候再提交');
  const failed = files.find(({ status }) => status === 'error');
  if (failed)
    throw new Error(`有文件没有传上去（${String(failed.error?.message ?? '原因不明')}），请移除或重新添加`);
}
