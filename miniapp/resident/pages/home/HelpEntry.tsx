import { Row, Rows } from '@shared/ui/Row';

/** 百姓点单: below the one large button, and quieter. */
export function HelpEntry({ onTap }: { onTap: () => void }) {
  return (
    <Rows>
      <Row icon="people" title="请人帮个忙" words="百姓点单：有事请志愿者来办" onTap={onTap} />
    </Rows>
  );
}
