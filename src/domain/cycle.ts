/** Cycles: the periods that goals belong to. */

/** The first and the last day of a cycle, as YYYY-MM-DD: the year `2024`, its half `2024h2`, its quarter `2024q3`. */
export function daysOf(cycle: string): { readonly first: string; readonly last: string } {
  const year = cycle.slice(0, 4);
  const monthsLong = MONTHS[cycle.charAt(4)] ?? 12;
  const part = Number(cycle.slice(5) || "1");
  const lastMonth = part * monthsLong;
  const firstMonth = lastMonth - monthsLong + 1;
  return {
    first: `${year}-${String(firstMonth).padStart(2, "0")}-01`,
    last: `${year}-${String(lastMonth).padStart(2, "0")}-31`,
  };
}

const MONTHS: Readonly<Record<string, number>> = { h: 6, q: 3 };
