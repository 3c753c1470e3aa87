// Owns two lines that must run before node-routeros is loaded; imported first by harden.ts.
// Must never grow: it is the only module of the core that touches the environment on import.

// DEBUG=routeros-api:* would print `=password=...` to the console, and ENV=testing makes node-routeros load a package that is not shipped
// (routeros.md §1.2 no. 25). Both are read once, while the library is being loaded.
delete process.env.DEBUG
delete process.env.ENV
