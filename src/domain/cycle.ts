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

/** Those of some cycles that hold a day (YYYY-MM-DD); where none does, those that ended last, or else begin first. */
export function currentCycles(cycles: readonly string[], day: string): readonly string[] {
  const all = cycles.map((cycle) => ({ cycle, ...daysOf(cycle) }));
  const running = all.filter(({ first, last }) => first <= day && day <= last);
  if (running.length > 0) return running.map(({ cycle }) => cycle);
  const over = all.filter(({ last }) => last < day);
  const lastEnd = over.reduce((latest, { last }) => (last > latest ? last : latest), "");
  if (over.length > 0) return over.filter(({ last }) => last === lastEnd).map(({ cycle }) => cycle);
  const firstStart = all.reduce((earliest, { first }) => (first < earliest ? first : earliest), "~");
  return all.filter(({ first }) => first === firstStart).map(({ cycle }) => cycle);
}

const MONTHS: Readonly<Record<string, number>> = { h: 6, q: 3 };
