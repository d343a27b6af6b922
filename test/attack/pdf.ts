import {deflateSync} from "node:zlib";

/** A PDF file of one page with lines of text, in the letters of Western Europe; its text packed or as it is. */
export function pdf(lines: readonly string[], {packed = false} = {}): Uint8Array {
  const text = lines
    .map((line, i) => `BT /F1 12 Tf 40 ${780 - 20 * i} Td (${line.replace(/[()\\]/g, "")}) Tj ET`)
    .join("\n");
  const content = packed ? deflateSync(text).toString("latin1") : text;
  const filter = packed ? "/Filter /FlateDecode " : "";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< ${filter}/Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, "latin1");
}
