import type { Agency, Contact } from '#lib/server/agency/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
	const { agency } = locals.office;
	return { office: footerOf(agency), path: url.pathname };
};

// What the office has not filled in is left out, except the address, without which nobody comes.
function footerOf(agency: Agency) {
	return {
		name: agency.name,
		shortName: agency.shortName,
		contacts: [
			{ label: 'Alamat', value: agency.address.text, placeholder: agency.address.placeholder },
			...agency.contacts.flatMap((contact) =>
				contact.value
					? [
							{
								label: contact.label,
								value: contact.value,
								href: linkOf(contact.kind, contact.value),
								placeholder: contact.placeholder
							}
						]
					: []
			)
		]
	};
}

function linkOf(kind: Contact['kind'], value: string): string {
	const digits = value.replace(/[^\d+]/g, '');
	if (kind === 'phone') return `tel:${digits}`;
	if (kind === 'whatsapp') return `https://wa.me/${digits.replace(/^\+/, '')}`;
	return kind === 'email' ? `mailto:${value}` : value;
}
