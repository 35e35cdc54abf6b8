import type { PolicyPhoto } from '../../../shared/api/policies';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

/** A photo is printed a few centimetres wide: a megabyte and a half of it is plenty. */
const MOST_CHARACTERS = 2_000_000;

export function readPhotos(store: Store, { planId }: Scope, elementId: string): PolicyPhoto[] {
  return store.all<PolicyPhoto>(
    'SELECT id, caption, image FROM policyPhoto WHERE planId = ? AND (feeder = ? OR area = ?) ORDER BY rowid',
    ...[planId, elementId, elementId],
  );
}

/** Attaches a photo to a line or area of the plan. @throws AppError PHOTO_WRONG */
export function addPhoto(
  store: Store,
  { planId }: Scope,
  photo: { kind: 'feeder' | 'area'; id: string; caption: string; image: string },
): void {
  const isImage = /^data:image\/(?:jpeg|png);base64,[A-Za-z0-9+/=]+$/.test(photo.image);
  if (!isImage || photo.image.length > MOST_CHARACTERS) throw new AppError('PHOTO_WRONG', { name: photo.caption });
  store.write({ code: 'CHANGE_PHOTO_ADDED', params: { name: photo.caption } }, (writer) => {
    writer.insert('policyPhoto', { planId, [photo.kind]: photo.id, caption: photo.caption, image: photo.image });
  });
}

export function removePhoto(store: Store, id: string): void {
  const photo = store.get<{ caption: string }>('SELECT caption FROM policyPhoto WHERE id = ?', id);
  if (!photo) throw new AppError('RECORD_NOT_FOUND', { entity: 'policyPhoto', id });
  store.write({ code: 'CHANGE_PHOTO_REMOVED', params: { name: photo.caption } }, (writer) => {
    writer.delete('policyPhoto', id);
  });
}
