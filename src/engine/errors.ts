/** Errors that are not bugs. */

/** Something the person at the keyboard can mend; shown as it is, without a stack. */
export class UserError extends Error {
  override readonly name = "UserError";
}
