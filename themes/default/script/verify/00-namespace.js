// Verifies Open Badges in a browser, with no library: JCS, SHA-256 and Ed25519 of the browser.
//
//   const {verdict, steps, claims} = await laureate.verifyCredential(text, {
//     didDocument: async did => ({text, origin}),       // throws Error(why) where there is none
//     statusList: async address => ({text, origin}),
//     now: new Date(),
//   });
//
// It judges as `laureate verify` does, step by step, and is stricter where the two differ: what
// it calls valid, expired or revoked, `laureate verify` calls so too. There is one exception. Of
// two proofs it checks the one of `eddsa-jcs-2022`, which covers every letter; that of
// `eddsa-rdfc-2022` needs a JSON-LD library, so of that it sees the form and the key, but not
// whether the signature fits. A credential with only that one is unknown here.
//
// The parts share what they have through `laureate.inner`; nothing else is global.
'use strict';

globalThis.laureate = {inner: {}};
