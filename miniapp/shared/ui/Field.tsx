import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { spoken } from './spoken';
import './Field.scss';

interface FieldProps {
  label: string;
  required?: boolean;
  hint?: string;
  /** What is wrong with it, in words; drawn below. */
  error?: string;
  children: ReactNode;
}

/** One question of a form, with its answer's place below it. */
export function Field({ label, required, hint, error, children }: FieldProps) {
  return (
    <View className="field">
      <View className="field__label">
        {label}
        {required && <View className="field__must">必填</View>}
      </View>
      {hint && <View className="quiet">{hint}</View>}
      {children}
      {error && (
        <View className="field__error" {...spoken('alert')}>
          {error}
        </View>
      )}
    </View>
  );
}
