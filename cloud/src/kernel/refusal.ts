/**
 * A refusal with a name: the caller asked for something that is not to be had, and is told which rule said no.
 * The contract turns the code into Chinese words and an HTTP status; details carry plain JSON for the words.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
