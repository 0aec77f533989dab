// Pages are documents: the server renders them whole, and small scripts improve them. No page is
// hydrated (docs/adr/0003).
export const csr = false;
