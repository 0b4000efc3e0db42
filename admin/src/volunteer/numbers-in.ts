const NUMBER = /^\d{11,14}$/;

/** Volunteer numbers out of whatever was typed or pasted, each once, in their order; and what is none. */
export function numbersIn(text: string): { numbers: string[]; odd: string[] } {
  const parts = [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))];
  return {
    numbers: parts.filter((part) => NUMBER.test(part)),
    odd: parts.filter((part) => !NUMBER.test(part)),
  };
}
