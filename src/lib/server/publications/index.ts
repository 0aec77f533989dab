// Published documents (dokumen): what the office lays open for everybody, in versions with checksums.

export { PUBLISHERS } from './policy.ts';
export { publishDocument, publishVersion, withdrawPublication } from './publish.ts';
export {
	listAllPublications,
	listPublications,
	type Publication,
	type PublicationVersion,
	readPublicationFile
} from './queries.ts';
