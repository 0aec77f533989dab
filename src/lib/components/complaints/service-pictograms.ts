// Which drawing stands for a service.
import type { PictogramName } from '../pictograms/pictograms.ts';

/** What the office's content file calls the drawings of services. */
const SERVICE_PICTOGRAMS: Record<string, PictogramName> = {
	'ktp-el': 'id-card',
	'kartu-keluarga': 'family-card',
	kia: 'child-card',
	pindah: 'moving',
	'akta-lahir': 'birth',
	'akta-mati': 'death',
	'akta-kawin': 'marriage',
	'ubah-data': 'edit-data',
	ikd: 'digital-id'
};

/** @param name as in content/instansi.json @returns the drawing, a plain sheet for unknown names */
export function servicePictogram(name: string): PictogramName {
	return SERVICE_PICTOGRAMS[name] ?? 'other-doc';
}
