import { View } from '@tarojs/components';
import type { Question } from '@contract/category/category.api';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { TextLine } from '@shared/ui/TextBox';
import type { Answers } from '../outbox/report-draft';
import { ManyChoices } from './ManyChoices';
import type { Missing } from './missing';

interface QuestionFieldsProps {
  questions: readonly Question[];
  answers: Answers;
  missing: Missing;
  onChange: (answers: Answers) => void;
}

/** What this category wants to know. */
export function QuestionFields({ questions, answers, missing, onChange }: QuestionFieldsProps) {
  if (questions.length === 0) return null;
  return (
    <View className="card">
      {questions.map((question) => (
        <Field
          key={question.code}
          label={question.ask}
          required={question.required}
          error={missing.get(question.code)}
        >
          <Answer
            question={question}
            value={answers[question.code]}
            onChange={(value) => onChange({ ...answers, [question.code]: value })}
          />
        </Field>
      ))}
    </View>
  );
}

interface AnswerProps {
  question: Question;
  value?: string | string[];
  onChange: (value: string | string[]) => void;
}

function Answer({ question, value, onChange }: AnswerProps) {
  const { kind, ask, options = [] } = question;
  const one = typeof value === 'string' ? value : '';
  if (kind === 'one') {
    return (
      <Choices
        choices={options.map((each) => ({ value: each, label: each }))}
        value={one}
        onChange={onChange}
      />
    );
  }
  if (kind === 'many')
    return <ManyChoices options={options} chosen={Array.isArray(value) ? value : []} onChange={onChange} />;
  return <TextLine label={ask} type={kind} value={one} onChange={onChange} />;
}
