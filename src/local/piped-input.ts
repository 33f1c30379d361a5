/** Whether something is piped into a command that reads nothing. */
import type { ReadStream } from "node:tty";

export interface PipedInput {
  /** Whether anything has come by now. */
  readonly hasCome: () => boolean;
  /** Looks no longer, so that the process can end. */
  readonly close: () => void;
}

/**
 * Watches standard input. Whether it is a pipe says nothing: under many a scheduler it always is, and nothing ever comes.
 */
export function watchInput(input: ReadStream): PipedInput {
  let hasCome = false;
  if (!input.isTTY) {
    input.once("data", () => {
      hasCome = true;
      input.pause();
    });
    // One that is closed has nothing to tell.
    input.once("error", () => {});
  }
  return { hasCome: () => hasCome, close: () => input.destroy() };
}
