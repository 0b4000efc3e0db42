import { createElement, forwardRef, type ChangeEvent } from 'react';

type Props = Record<string, unknown>;

// Known to WeChat, not to the DOM.
const WECHAT_ONLY = new Set([
  'hoverClass',
  'catchMove',
  'formType',
  'openType',
  'confirmType',
  'placeholderClass',
  'adjustPosition',
  'autoHeight',
  'showConfirmBar',
  'enhanced',
  'scrollX',
  'scrollY',
  'showScrollbar',
  'lazyLoad',
  'mode',
  'scrollIntoView',
  'scrollWithAnimation',
  'showLocation',
  'markers',
  'polygons',
  'onTap',
  'onMarkerTap',
  'aria-role',
]);

const stub = (tag: string, shape: (props: Props) => Props = (props) => props) =>
  forwardRef<unknown, Props>((props, ref) => {
    const known = Object.entries(shape(props)).filter(([name]) => !WECHAT_ONLY.has(name));
    return createElement(tag, { ...Object.fromEntries(known), ref });
  });

const called = (handler: unknown, event: unknown) => {
  if (typeof handler === 'function') handler(event);
};

/** WeChat's inputs report `detail.value`. */
const field = ({
  onInput,
  onBlur,
  onFocus,
  onConfirm,
  maxlength,
  password,
  value,
  ...rest
}: Props): Props => ({
  ...rest,
  ...(password ? { type: 'password' } : {}),
  value: value ?? '',
  maxLength: typeof maxlength === 'number' && maxlength > 0 ? maxlength : undefined,
  onChange: ({ target }: ChangeEvent<HTMLInputElement>) =>
    called(onInput, { detail: { value: target.value }, target }),
  onBlur: ({ target }: ChangeEvent<HTMLInputElement>) => called(onBlur, { detail: { value: target.value } }),
});

export const View = stub('div');
export const Text = stub('span');
export const Label = stub('label');
export const ScrollView = stub('div');
export const Swiper = stub('div');
export const SwiperItem = stub('div');
export const Map = stub('div');
export const Video = stub('video');
export const Canvas = stub('canvas');
export const RootPortal = stub('div');
export const PageContainer = stub('div');
export const RichText = stub('div');
export const WebView = stub('iframe');
export const MovableArea = stub('div');
export const MovableView = stub('div');
export const Picker = stub('div');
export const PickerView = stub('div');
export const PickerViewColumn = stub('div');
export const Progress = stub('div');
export const Switch = stub('input');
export const Checkbox = stub('input');
export const Radio = stub('input');
export const Navigator = stub('a');
export const Icon = stub('i');
export const Audio = stub('audio');
export const CoverView = stub('div');
export const CoverImage = stub('img');
export const Image = stub('img');
export const Form = stub('form');
export const Input = stub('input', field);
export const Textarea = stub('textarea', field);
export const Button = stub('button', ({ formType, loading, plain, ...rest }) => ({
  ...rest,
  type: formType === 'submit' ? 'submit' : 'button',
}));
