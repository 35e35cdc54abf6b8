const SIDE_PX = 160;
const QUALITY = 0.7;

/** @returns a small JPEG of a picture; null for other files and for pictures the browser cannot read */
export async function thumbnailOf(file: File): Promise<File | null> {
  if (!/\.(jpe?g|png|webp)$/i.test(file.name)) return null;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return null;
    // JPEG knows no transparency: what is clear in a drawing becomes paper, not black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return blob ? new File([blob], 'thumbnail.jpg', { type: 'image/jpeg' }) : null;
  } catch {
    return null;
  }
}
