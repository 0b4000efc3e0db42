import { Modal } from 'antd';
import { KEY_HELP } from './use-desk-keys';

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} title="键盘操作" footer={null} onCancel={onClose} width={420}>
      <dl className="key-help">
        {KEY_HELP.map(([keys, deed]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
      <p className="key-note">
        办理类按键只在您可以办理时有效；先用 x 选中多件，则批量办理。表单里按 Ctrl + Enter 提交。
      </p>
    </Modal>
  );
}
