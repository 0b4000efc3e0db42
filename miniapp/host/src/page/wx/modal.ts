import type { HostServices } from '../builtin';
import { ApiFailure, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { ask, drawn, type Choice } from './dialog';
import { flag, maybeText } from './options';

const WORDS_OF_BUTTON = 4;

/** wx.showModal, with a text to write when `editable`. */
export const modalFamily: ApiFamily = (host) => ({
  showModal: asynchronous('showModal', (options) => showModal(host, options)),
});

async function showModal(host: HostServices, options: ApiOptions) {
  const editable = flag(options, 'editable');
  const field = editable ? writingField(options) : undefined;
  const content = field ?? drawn('wx-over__text', maybeText(options, 'content') ?? '');
  const confirm = await ask(host, {
    title: maybeText(options, 'title') ?? '',
    content,
    choices: choicesOf(options),
  });
  const written = field && confirm ? { content: field.value } : { content: null };
  return { confirm, cancel: !confirm, ...written };
}

function choicesOf(options: ApiOptions): readonly Choice<boolean>[] {
  const choices: Choice<boolean>[] = [];
  if (options.showCancel !== false) {
    choices.push({
      words: wordsOf(options, 'cancelText', '取消'),
      answer: false,
      color: maybeText(options, 'cancelColor'),
      native: 'cancelModal',
    });
  }
  choices.push({
    words: wordsOf(options, 'confirmText', '确定'),
    answer: true,
    color: maybeText(options, 'confirmColor') ?? '#576B95',
    native: 'confirmModal',
  });
  return choices;
}

function wordsOf(options: ApiOptions, name: string, usual: string): string {
  const words = maybeText(options, name) ?? usual;
  if ([...words].length > WORDS_OF_BUTTON)
    throw new ApiFailure(`${name} length should not larger than 4 Chinese characters`);
  return words;
}

function writingField(options: ApiOptions): HTMLTextAreaElement {
  const field = document.createElement('textarea');
  field.placeholder = maybeText(options, 'placeholderText') ?? '';
  field.value = maybeText(options, 'content') ?? '';
  return field;
}
