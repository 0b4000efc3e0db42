import type { Question } from '@contract/category/category.api';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { TextLine } from '@shared/ui/TextBox';
import { PickLine } from '../ui/PickLine';

/** Answers by the question's code, in the shape the report carries. */
export type Answers = Record<string, string | number | string[]>;

interface QuestionsProps {
  questions: readonly Question[];
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** What a category asks besides. */
export function Questions({ questions, answers, onChange }: QuestionsProps) {
  return (
    <>
      {questions.map((question) => (
        <Field key={question.code} label={question.ask} required={question.required}>
          <Answer
            question={question}
            value={answers[question.code]}
            onChange={(value) => onChange({ ...answers, [question.code]: value })}
          />
        </Field>
      ))}
    </>
  );
}

/** The first question that must be answered and is not. */
export function unanswered(questions: readonly Question[], answers: Answers): string | undefined {
  const isOpen = ({ code }: Question) => {
    const given = answers[code];
    return given === undefined || given === '' || (Array.isArray(given) && given.length === 0);
  };
  const open = questions.find((question) => question.required && isOpen(question));
  return open && `请回答：${open.ask}`;
}

interface AnswerProps {
  question: Question;
  value: Answers[string] | undefined;
  onChange: (value: Answers[string]) => void;
}

function Answer({ question: { kind, ask, options = [] }, value, onChange }: AnswerProps) {
  if (kind === 'one') {
    const choices = options.map((option) => ({ value: option, label: option }));
    return (
      <Choices choices={choices} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
    );
  }
  if (kind === 'many')
    return <Many options={options} chosen={Array.isArray(value) ? value : []} onChange={onChange} />;
  const asNumber = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? '' : Number(text));
  return (
    <TextLine
      label={ask}
      type={kind === 'number' ? 'number' : 'text'}
      value={value === undefined ? '' : String(value)}
      onChange={(text) => onChange(kind === 'number' ? asNumber(text) : text)}
    />
  );
}

interface ManyProps {
  options: readonly string[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function Many({ options, chosen, onChange }: ManyProps) {
  return (
    <>
      {options.map((option) => {
        const on = chosen.includes(option);
        const next = on ? chosen.filter((one) => one !== option) : [...chosen, option];
        return <PickLine key={option} title={option} on={on} onTap={() => onChange(next)} />;
      })}
    </>
  );
}
