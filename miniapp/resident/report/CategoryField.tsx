import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CategoryView, SuggestionView } from '@contract/category/category.api';
import { Field } from '@shared/ui/Field';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import type { DraftHook } from '../outbox/drafts';
import type { ReportDraft } from '../outbox/report-draft';
import { useSuggestions } from '../case/categories';
import { CategorySheet } from './CategorySheet';

interface CategoryFieldProps extends Pick<DraftHook<ReportDraft>, 'change'> {
  draft: ReportDraft;
  categories: CategoryView[];
  chosen?: CategoryView;
}

const OFFERED = 3;

/** What kind of thing it is: suggested from the words, chosen by the person, or left to the desk. */
export function CategoryField({ draft, change, categories, chosen }: CategoryFieldProps) {
  const [open, setOpen] = useState(false);
  const suggested = useSuggestions(draft.text).slice(0, OFFERED);
  const choose = (categoryCode: string) => {
    setOpen(false);
    change({ categoryCode, answers: categoryCode === draft.categoryCode ? draft.answers : {} });
  };
  return (
    <View className="card">
      <Field label="哪一类" hint="说不准可以不选，受理员会帮您分">
        <View className="guesses">
          {suggested.map((each) => (
            <Guess
              key={each.code}
              guess={each}
              chosenCode={draft.categoryCode}
              onTap={() => choose(each.code)}
            />
          ))}
        </View>
        <Rows>
          <Row
            icon="list"
            title={chosen ? chosen.name : '从全部类别里选'}
            words={chosen && chosen.groupName}
            onTap={() => setOpen(true)}
          />
        </Rows>
      </Field>
      <CategorySheet open={open} categories={categories} onChoose={choose} onClose={() => setOpen(false)} />
    </View>
  );
}

interface GuessProps {
  guess: SuggestionView;
  chosenCode?: string;
  onTap: () => void;
}

function Guess({ guess, chosenCode, onTap }: GuessProps) {
  const on = guess.code === chosenCode;
  const because =
    guess.because.length > 0
      ? `您提到了${guess.because
          .slice(0, 3)
          .map((word) => `“${word}”`)
          .join('')}`
      : '';
  return (
    <View
      className={`guess${on ? ' guess--on' : ''}`}
      onClick={onTap}
      {...spoken('radio', `${guess.name}${on ? '，已选' : ''}`)}
      aria-checked={on ? 'true' : 'false'}
    >
      <View className="guess__name">{guess.name}</View>
      {because && <View className="quiet">{because}</View>}
    </View>
  );
}
