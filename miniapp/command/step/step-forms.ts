import type { CaseForm } from '@contract/case/case.flow';
import { categoryForm, mergeForm, placeForm } from './case-forms';
import { answerForm, callBackForm, ratingForm, verifyForm } from './choice-forms';
import { extensionForm, superviseForm, suspendForm } from './days-forms';
import { dispatchForm } from './dispatch-form';
import { inspectForm, noForm, reasonForm, wordsForm } from './plain-forms';
import type { StepForm } from './step-form';

/** One for every form of the flow table. */
export const STEP_FORMS: { [F in CaseForm]: StepForm<F> } = {
  none: noForm,
  words: wordsForm,
  reason: reasonForm,
  place: placeForm,
  category: categoryForm,
  verify: verifyForm,
  merge: mergeForm,
  dispatch: dispatchForm,
  extension: extensionForm,
  suspend: suspendForm,
  answer: answerForm,
  inspect: inspectForm,
  rating: ratingForm,
  callBack: callBackForm,
  supervise: superviseForm,
};
