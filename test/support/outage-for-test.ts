/** An outage that ends with its test; benchmarks use `outage.ts` alone. */
import { onTestFinished } from "vitest";
import { Outage } from "./outage.ts";

export async function outageForTest(): Promise<Outage> {
  const outage = await Outage.start();
  onTestFinished(() => outage.close());
  return outage;
}
