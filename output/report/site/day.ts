// Days as they are written in an address: as the command line's --at reads them.

/** The last day of a day, month or year (2024-05-01, 2024-05, 2024); none if it is none of these. */
export function readDay(written: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(written);
  if (!parts) return undefined;
  const [year, month] = [parts[1], parts[2] ?? "12"];
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const last = new Date(0);
  last.setUTCFullYear(Number(year), Number(month), 0);  // the day before the next month's first
  const day = parts[3] ?? String(last.getUTCDate());
  return Number(day) >= 1 && Number(day) <= last.getUTCDate() ? `${year}-${month}-${day}` : undefined;
}
