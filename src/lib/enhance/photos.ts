// Makes photos smaller before they are sent: what a phone camera makes is ten times what we need.

/** Pixels on the longer side; enough to read a document. */
const LONGEST_SIDE = 2000;
const QUALITY = 0.82;

/**
 * @param files as chosen
 * @returns the same, with every photo replaced that this browser can make smaller
 */
export async function shrinkPhotos(files: readonly File[]): Promise<File[]> {
	const smaller: File[] = [];
	// One after the other: a decoded photo takes 50 MB, and phones are small.
	for (const file of files) smaller.push(await shrink(file));
	return smaller;
}

async function shrink(file: File): Promise<File> {
	if (!/^image\/(jpeg|png|webp|avif|hei[cf])$/.test(file.type)) return file;
	try {
		const photo = await createImageBitmap(file, { imageOrientation: 'from-image' });
		const scale = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(photo.width * scale);
		canvas.height = Math.round(photo.height * scale);
		const context = canvas.getContext('2d');
		if (!context) return file;
		// JPEG knows no transparency: without paper below, it turns black.
		context.fillStyle = '#fff';
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.drawImage(photo, 0, 0, canvas.width, canvas.height);
		photo.close();
		const blob = await new Promise<Blob | null>((done) =>
			canvas.toBlob(done, 'image/jpeg', QUALITY)
		);
		if (!blob || blob.size >= file.size) return file;
		return new File([blob], file.name.replace(/\.[^.]*$|$/, '.jpg'), { type: 'image/jpeg' });
	} catch {
		// A format that this browser can't open; the server judges it.
		return file;
	}
}
