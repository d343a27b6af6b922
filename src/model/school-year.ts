/** `2024-25` → 2024. Throws on anything that is not two consecutive years. */
export function startYear(text: string): number {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  const start = Number(match?.[1]);
  if (!match || Number(match[2]) !== (start + 1) % 100) {
    throw new RangeError(`not a school year: ${JSON.stringify(text)}: write it as 2024-25`);
  }
  return start;
}

/** 2024 → `2024-25`, the form used in files. */
export function schoolYear(start: number): string {
  return `${start}-${String((start + 1) % 100).padStart(2, "0")}`;
}

/** `2024-25` → `2024–25`, the form shown to people. */
export function formatSchoolYear(year: string): string {
  return year.replace("-", "–");
}
