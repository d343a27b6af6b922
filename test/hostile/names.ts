/** Names that shall be text wherever they stand, by what a careless program would make of them. */
export const hostileNames: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror="alert(1)">',
  script: "</title></script><script>alert(1)</script>",
  attribute: `" onmouseover="alert(1)" x='`,
  template: "${alert(1)}",
  "markdown link": "](javascript:alert(1))",
  formula: '=HYPERLINK("http://evil.example","x")',
  "marks of direction": "abc\u202egnp.exe\u2066x\u200f",
  "control characters": "a\u0000b\u001bc\u009fd",
  "ten thousand letters": "Å".repeat(10_000)
};
