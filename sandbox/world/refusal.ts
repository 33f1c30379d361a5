/** What the world refuses to do, whoever asks: the HTTP layer and scenarios say it in their own ways. */

export class Refusal extends Error {
  override readonly name = "Refusal";
  /** Whether somebody else might do it. */
  readonly isForbidden: boolean;

  constructor(message: string, { isForbidden = false }: { readonly isForbidden?: boolean } = {}) {
    super(message);
    this.isForbidden = isForbidden;
  }
}
