// What officers post about a session that was held.
import * as v from 'valibot';
import { requiredText } from './complaint.ts';

/** `buang` */
export const discardForm = v.pipe(
	v.object({ alasan: requiredText('alasan', 5, 500) }),
	v.transform(({ alasan }) => ({ reason: alasan }))
);
