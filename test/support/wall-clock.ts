/** Schedules told slowly: by looking at the clock on the wall each minute. */

/** Days around which clocks change. */
export const CHANGES = [
  ["Europe/Berlin", "2024-03-31"],
  ["Europe/Berlin", "2024-10-27"],
  ["America/New_York", "2024-03-10"],
  ["America/New_York", "2024-11-03"],
  ["Australia/Lord_Howe", "2024-04-07"],
  ["Australia/Lord_Howe", "2024-10-06"],
  ["Asia/Kolkata", "2024-02-29"],
  ["Pacific/Apia", "2011-12-30"],
  ["Pacific/Kwajalein", "1993-08-21"],
  ["Africa/Casablanca", "2024-03-10"],
  ["Africa/Casablanca", "2024-04-14"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["Africa/Cairo", "2024-04-26"],
  ["America/Nuuk", "2024-03-31"],
  ["Antarctica/Troll", "2024-03-31"],
  ["Antarctica/Troll", "2024-10-27"],
] as const;

/** The fields of a cron schedule; `undefined` is a star. */
export interface Fields {
  readonly minutes: readonly number[] | undefined;
  readonly hours: readonly number[] | undefined;
  readonly daysOfMonth: readonly number[] | undefined;
  readonly months: readonly number[] | undefined;
  readonly daysOfWeek: readonly number[] | undefined;
}

/** A minute since 1970, and what the clock shows then, as if that were UTC. */
export interface Tick {
  readonly minute: number;
  readonly shown: number;
}

export interface Firing {
  /** The minute since 1970. */
  readonly at: number;
  /** What the clock was to show: `2024-05-01T09:00`. */
  readonly shown: string;
}

/** What the clock shows each minute of the six days around one. */
export function clockOf(timeZone: string, day: string): readonly Tick[] {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const from = Date.parse(day) / 60_000 - 3 * 1440;
  return Array.from({ length: 6 * 1440 }, (_, index) => {
    const minute = from + index;
    return { minute, shown: Date.parse(`${format.format(minute * 60_000).replace(" ", "T")}Z`) / 60_000 };
  });
}

/** What fires while a clock runs: each minute that it shows or passes over, once. */
export function firingsOf(fields: Fields, clock: readonly Tick[]): readonly Firing[] {
  const firings: Firing[] = [];
  let latest = (clock[0]?.shown ?? 0) - 1;
  for (const { minute, shown } of clock) {
    for (; latest < shown; latest += 1) {
      const date = new Date((latest + 1) * 60_000);
      if (matches(fields, date)) firings.push({ at: minute, shown: date.toISOString().slice(0, 16) });
    }
  }
  return firings;
}

function matches({ minutes, hours, daysOfMonth, months, daysOfWeek }: Fields, date: Date): boolean {
  const isDayOfMonth = daysOfMonth?.includes(date.getUTCDate());
  const isDayOfWeek = daysOfWeek?.includes(date.getUTCDay());
  const isDay = isDayOfMonth === undefined ? isDayOfWeek !== false : isDayOfMonth || isDayOfWeek === true;
  return (
    isDay &&
    minutes?.includes(date.getUTCMinutes()) !== false &&
    hours?.includes(date.getUTCHours()) !== false &&
    months?.includes(date.getUTCMonth() + 1) !== false
  );
}
