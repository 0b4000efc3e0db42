import { Input, Textarea, View } from '@tarojs/components';
import './Field.scss';

interface TextProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Read out; the Field's label beside it is not tied to it by the platform. */
  label: string;
  /** Characters as people count them. */
  max?: number;
}

/** Several lines. Longer than `max` is let in and said, never cut off: cut words are lost words. */
export function TextBox({ value, onChange, placeholder, label, max = 1000 }: TextProps) {
  const count = [...value].length;
  return (
    <View>
      <Textarea
        className="text-box"
        value={value}
        placeholder={placeholder}
        maxlength={-1}
        autoHeight
        onInput={(event) => onChange(event.detail.value)}
        aria-label={label}
      />
      {count > max * 0.8 && (
        <View className={count > max ? 'field__error' : 'text-box__count'}>
          {count > max ? `多了 ${count - max} 个字，最多 ${max} 个字` : `${count} / ${max}`}
        </View>
      )}
    </View>
  );
}

interface TextLineProps extends TextProps {
  type?: 'text' | 'number';
  /** Dots instead of characters. */
  secret?: boolean;
}

export function TextLine({
  value,
  onChange,
  placeholder,
  label,
  max = 200,
  type = 'text',
  secret,
}: TextLineProps) {
  return (
    <Input
      className="text-line"
      value={value}
      placeholder={placeholder}
      maxlength={max}
      type={type}
      password={secret}
      onInput={(event) => onChange(event.detail.value)}
      aria-label={label}
    />
  );
}
