import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { phone } from '../../test/stubs/phone';
import { lampCase, offer } from '../case/case.testing';
import { answerForm } from './choice-forms';
import { StepSheet } from './StepSheet';

const view = lampCase();
const answer = offer('answer', 'answer', '反馈结果');

function open(onSend: (form: Record<string, unknown>) => Promise<boolean>, refusal?: string) {
  return render(
    <StepSheet
      view={view}
      action={answer}
      form={answerForm}
      sending={false}
      refusal={refusal}
      onSend={onSend}
      onClose={() => undefined}
    />,
  );
}

beforeEach(() =>
  phone.answers(200, { rows: [{ id: 1, name: '修好了', form: 'answer', words: '已更换光源。' }] }),
);

const type = (words: string) =>
  fireEvent.change(screen.getByLabelText('办理情况'), { target: { value: words } });
const send = () => fireEvent.click(screen.getByText('确定反馈结果'));

it('asks for the ending and the words before it sends, then sends both', async () => {
  const onSend = jest.fn(async () => true);
  open(onSend);
  send();
  expect(screen.getByText('请选择办理结论')).toBeInTheDocument();
  fireEvent.click(screen.getByText('部分解决'));
  send();
  expect(screen.getByText('请填写办理情况（至少 2 个字）')).toBeInTheDocument();
  expect(onSend).not.toHaveBeenCalled();
  type('先接了临时灯，等备件');
  send();
  await waitFor(() =>
    expect(onSend).toHaveBeenCalledWith({ ending: 'partlySolved', words: '先接了临时灯，等备件', files: [] }),
  );
});

it('shows the refusal and keeps what was typed, even after the sheet was closed', async () => {
  const shown = open(async () => false, '文字未通过内容安全检查，请修改后再提交');
  fireEvent.click(screen.getByText('解决'));
  type('已换灯泡');
  send();
  expect(screen.getByText('文字未通过内容安全检查，请修改后再提交')).toBeInTheDocument();
  expect(screen.getByLabelText('办理情况')).toHaveValue('已换灯泡');
  shown.unmount();
  open(async () => true);
  expect(screen.getByLabelText('办理情况')).toHaveValue('已换灯泡');
  send();
  await waitFor(() => expect(JSON.stringify([...phone.storage])).not.toContain('已换灯泡'));
});

it('fills in a phrase kept for this form', async () => {
  open(async () => true);
  fireEvent.click(await screen.findByText('用常用语'));
  fireEvent.click(screen.getByText('已更换光源。'));
  expect(screen.getByLabelText('办理情况')).toHaveValue('已更换光源。');
});
