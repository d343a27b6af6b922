/** Pixels of the picture for each pixel of the drawing: sharp in print and on fine screens. */
const scale = 2;

/**
 * An SVG file as a PNG picture of twice its size. Letters are set in the reader's own fonts, since a picture may not load
 * the site's. Throws Error when the browser cannot draw it.
 */
export async function encodePng(svg: string): Promise<Blob> {
  const image = new Image();
  // an address of its own and no blob: pages may show pictures from data alone
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("encodePng: no canvas");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("encodePng: the picture is too large"));
    }, "image/png");
  });
}
