/** A text as a SQL string literal. The one place where values are put into SQL text (file names, which cannot be bound). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of texts as a SQL list literal. */
export function listLiteral(texts: readonly string[]): string {
  return `[${texts.map(literal).join(", ")}]`;
}
