/** Errors that are not bugs. */

/** Something the person at the keyboard can mend; shown as it is, without a stack. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/**
 * What a delivery named is not there: it is gone, or GitHub does not show it yet. A run that ends with it is tried once
 * more, and then taken to have nothing to do.
 */
export class NotThereError extends Error {
  override readonly name = "NotThereError";
}

/**
 * The repository has another name by now, or is gone: what is read under the old one may be wrong, and "not found" says
 * nothing.
 */
export class OtherNameError extends Error {
  override readonly name = "OtherNameError";
  /** `owner/name`, where GitHub has told it. */
  readonly nameNow: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly nameNow?: string | undefined } = {}) {
    super(message, options);
    this.nameNow = options.nameNow;
  }
}

/** Something that may pass by itself: the network, a limit, a service that is down. What failed is tried again. */
export class TransientError extends Error {
  override readonly name = "TransientError";
  /** When it makes sense to try again, where the other side has said so. */
  readonly retryAfterSeconds: number | undefined;
  /** Whether nothing has failed: a limit of our own is reached, and what is left is to be done after that time. */
  readonly isPause: boolean;

  constructor(
    message: string,
    options: ErrorOptions & { readonly retryAfterSeconds?: number; readonly isPause?: true } = {},
  ) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.isPause = options.isPause === true;
  }
}

/**
 * Whether the other side has understood what it was asked for, and will not do it: an answer 4xx that is about this request.
 * Limits and time-outs are none; and where it is not known who asks, nothing else will be done either.
 */
export function isRefusal(error: unknown): error is Error {
  const status = statusOf(error);
  if (!(error instanceof Error) || status === undefined) return false;
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}

/** Whether no further attempt would help. */
export function isFinal(error: unknown): boolean {
  return error instanceof UserError || isBug(error);
}

/** Whether it is a fault of this program, which another attempt would only meet again. */
export function isBug(error: unknown): boolean {
  const known = [UserError, NotThereError, OtherNameError, TransientError];
  if (known.some((kind) => error instanceof kind)) return false;
  // What a run was told to end with.
  if (error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError")) return false;
  return !(error instanceof AggregateError) && statusOf(error) === undefined;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : undefined;
}
