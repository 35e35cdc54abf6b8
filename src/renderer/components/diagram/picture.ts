/** Pictures larger than this are drawn smaller: canvases have a limit, and clipboards dislike hundreds of megabytes. */
const MOST_PIXELS = 8_000;

/**
 * Draws an SVG document on white, for pasting into other programs.
 * @param svg the document as text, self-contained
 * @param scale pixels per unit of the document
 * @returns a PNG; null where the picture cannot be drawn
 */
export function pictureOf(svg: string, width: number, height: number, scale = 2): Promise<Blob | null> {
  const factor = Math.min(scale, MOST_PIXELS / Math.max(width, height, 1));
  const image = new Image();
  return new Promise((done) => {
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(width * factor));
      canvas.height = Math.max(1, Math.round(height * factor));
      const pen = canvas.getContext('2d');
      if (!pen) return done(null);
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, 'image/png');
    };
    image.onerror = () => done(null);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}
