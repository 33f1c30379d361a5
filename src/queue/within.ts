/** Bounds the wait for a promise. */
import { TransientError } from "../engine/errors.ts";

/** What the work gives, or a TransientError once it takes too long; the work itself goes on. */
export async function within<T>(timeoutMs: number, work: Promise<T>, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TransientError(complaint)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
