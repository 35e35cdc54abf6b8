import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDetail } from '../../../shared/api/policies';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';

const LONGEST_SIDE = 1400;
const QUALITY = 0.82;

/** Photos of the place; the review form asks for at least six of a project. Pictures are made smaller before they are kept. */
export function Photos({ planId, detail }: { planId: string; detail: PolicyDetail }) {
  const { t } = useTranslation('policies');
  const input = useRef<HTMLInputElement>(null);
  const add = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const image = await smaller(file);
      const caption = file.name.replace(/\.[^.]+$/, '');
      if (image)
        await attempt(() => backend().policies.addPhoto({ planId, kind: detail.kind, id: detail.id, caption, image }));
    }
  };
  return (
    <section className="policy-photos">
      <h2>
        {t('photos', { count: detail.photos.length })}
        <Button size="small" onClick={() => input.current?.click()}>
          {t('addPhoto')}
        </Button>
      </h2>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        multiple
        hidden
        onChange={(event) => void add(event.target.files)}
      />
      <div>
        {detail.photos.map(({ id, caption, image }) => (
          <figure key={id}>
            <img src={image} alt={caption} />
            <figcaption>
              {caption}
              <button
                type="button"
                title={t('remove')}
                onClick={() => void attempt(() => backend().policies.removePhoto({ id }))}
              >
                ×
              </button>
            </figcaption>
          </figure>
        ))}
        {Array.from({ length: Math.max(0, 6 - detail.photos.length) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an empty slot is its position
          <figure key={index} className="is-empty">
            {detail.photos.length + index + 1}
          </figure>
        ))}
      </div>
    </section>
  );
}

/** @returns a JPEG data URL no side of which is longer than needed for print; null where the file is no picture */
async function smaller(file: File): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', QUALITY);
}
