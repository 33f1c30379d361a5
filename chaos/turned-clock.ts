/** The clock of a whole process, turned: what waits goes on as it does, and only what time it is changes. */

const RealDate = Date;
const realElapsed = performance.now.bind(performance);
let offsetMs = 0;
let elapsedOffsetMs = 0;

/** Lets `Date` and `performance` go by a clock that can be turned. To be called before anything asks for the time. */
export function installClock(startOffsetMs: number): void {
  offsetMs = startOffsetMs;
  const now = (): number => RealDate.now() + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  performance.now = () => realElapsed() + elapsedOffsetMs;
}

/** Time passes at once. */
export function turnClock(newOffsetMs: number): void {
  elapsedOffsetMs += newOffsetMs - offsetMs;
  offsetMs = newOffsetMs;
}
