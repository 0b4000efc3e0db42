import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { TextBox } from './TextBox';
import { VoiceButton } from './VoiceButton.h5';

/** A browser that hears what it is told to. */
class Ear {
  static last: Ear;
  onresult: ((event: { results: { transcript: string }[][] }) => void) | null = null;
  onend: (() => void) | null = null;
  constructor() {
    Ear.last = this;
  }
  start() {}
  stop() {
    this.onend?.();
  }
  hears(transcript: string) {
    act(() => this.onresult?.({ results: [[{ transcript }]] }));
  }
}

function Words() {
  const [text, setText] = useState('路灯');
  return (
    <>
      <TextBox label="什么情况" value={text} onChange={setText} />
      <VoiceButton onWords={(words) => setText(text + words)} />
    </>
  );
}

describe('VoiceButton in a browser', () => {
  afterEach(() => Reflect.deleteProperty(window, 'SpeechRecognition'));

  it('adds what it hears to what stands then, not to what stood when it began to listen', async () => {
    Object.assign(window, { SpeechRecognition: Ear });
    render(<Words />);
    await userEvent.click(screen.getByRole('button', { name: '按一下，说出来' }));
    await userEvent.type(screen.getByRole('textbox'), '不亮');
    Ear.last.hears('，晚上看不清');
    expect(screen.getByRole('textbox')).toHaveValue('路灯不亮，晚上看不清');
    Ear.last.hears('，快来修');
    expect(screen.getByRole('textbox')).toHaveValue('路灯不亮，晚上看不清，快来修');
    await userEvent.click(screen.getByRole('button', { name: '正在听，点这里说完了' }));
    expect(screen.getByRole('button', { name: '按一下，说出来' })).toBeInTheDocument();
  });

  it('is not drawn where the browser cannot listen', () => {
    render(<Words />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
