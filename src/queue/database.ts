/** The database under a queue. */
import type { ConstructorOptions } from "pg-boss";

export interface Database {
  /** How pg-boss gets to it. */
  readonly connection: ConstructorOptions;
  /** Whether nobody else can be working on it, so that whatever is marked as running was cut short. */
  readonly isOurs: boolean;
  close(): Promise<void>;
}
