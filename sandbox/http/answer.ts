/** What the API says back: a result, or an error in GitHub's words. */

export interface Answer {
  readonly status: number;
  /** Sent as JSON, bytes as they are; `undefined` for no content. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One entry of `errors` in a 422. */
export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: "missing" | "missing_field" | "invalid" | "already_exists" | "unprocessable" | "custom";
  readonly message?: string;
}

interface ErrorDetails {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Where to ask instead. */
  readonly location?: string;
}

/** An error that becomes an answer. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  readonly #location: string | undefined;

  constructor(status: number, message: string, { errors = [], headers = {}, location }: ErrorDetails = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = location === undefined ? headers : { ...headers, location };
    this.#location = location;
  }

  toAnswer(documentation: string): Answer {
    const { status, message, errors, headers } = this;
    const body = {
      message,
      ...(errors.length === 0 ? {} : { errors }),
      ...(this.#location === undefined ? {} : { url: this.#location }),
      documentation_url: documentation,
      status: String(status),
    };
    return { status, body, headers };
  }
}

/** GitHub says the same of what is not there and of what one may not see. */
export function notFound(): ApiError {
  return new ApiError(404, "Not Found");
}

/** The token sees the repository, but its app lacks a permission. */
export function notAccessible(): ApiError {
  return new ApiError(403, "Resource not accessible by integration");
}

/** A body that fits the description and still cannot be done. */
export function validationFailed(resource: string, field: string, message: string): ApiError {
  return new ApiError(422, "Validation Failed", { errors: [{ resource, field, code: "custom", message }] });
}

/** https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export function invalidRequest(complaint: string): ApiError {
  return new ApiError(422, `Invalid request.\n\n${complaint}`);
}
