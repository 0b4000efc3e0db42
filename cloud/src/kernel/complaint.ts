import type { z } from 'zod';
import { calledOf, quoted } from './field-names';

/** Stands for the field until it is known which: a choice of several shapes complains before it knows where it stands. */
const THIS = '这一项';

type Issue = z.core.$ZodRawIssue;

const SHAPES: Readonly<Record<string, string>> = {
  string: '应为文字',
  number: '应为数字',
  int: '应为整数',
  nan: '应为数字',
  boolean: '应为“是”或“否”',
  array: '应为列表',
  object: '应为一组填写项',
  record: '应为一组填写项',
};

/**
 * What the schema has to complain of, as one Chinese sentence that names the field and says what to do. Where the
 * contract has words of its own they stand: zod asks for these only where it has none.
 */
export const complaint: z.core.$ZodErrorMap = (issue) => {
  const name = calledOf(issue.path ?? []) ?? THIS;
  switch (issue.code) {
    case 'unrecognized_keys':
      return strangers(issue.keys, calledOf(issue.path ?? []));
    case 'invalid_union':
      return choiceOf(issue, name);
    case 'invalid_key':
      return `${name}的名称太长或写法不对，请改正后重试`;
    default:
      if (issue.input === undefined) return `缺少${name}，请补上后重试`;
      return `${name}${faultOf(issue)}`;
  }
};

function faultOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${SHAPES[issue.expected] ?? '的写法不对'}，请改正后重试`;
    case 'invalid_value':
      return '不在可选的范围内，请重新选择';
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的整数倍，请改正后重试`;
    case 'invalid_format':
      return '的写法不对，请改正后重试';
    default:
      return '有误，请改正后重试';
  }
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (origin === 'string') return `最多 ${maximum} 个字，请删减后重试`;
  if (origin === 'array') return `最多 ${maximum} 项，请减少后重试`;
  return inclusive === false ? `应小于 ${maximum}，请改小后重试` : `不能大于 ${maximum}，请改小后重试`;
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'string') return `至少 ${minimum} 个字，请补充后重试`;
  if (origin === 'array') return `至少 ${minimum} 项，请补充后重试`;
  return inclusive === false ? `应大于 ${minimum}，请改大后重试` : `不能小于 ${minimum}，请改大后重试`;
}

function strangers(keys: readonly string[], within: string | undefined): string {
  const named = keys.slice(0, 3).map(quoted).join('');
  const all = keys.length > 3 ? `${named}等 ${keys.length} 项` : named;
  return `${all}不是${within ?? '这个请求'}里的内容，请去掉后重试`;
}

/** Of several shapes the last is the fullest: the ones before it are such as “nothing”. */
function choiceOf(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>, name: string): string {
  const last = issue.errors?.at(-1)?.[0];
  if (!last) return `${name}不在可选的范围内，请重新选择`;
  return last.message.replace(THIS, name);
}
