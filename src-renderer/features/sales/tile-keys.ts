// Owns: which key a tile has: digits first (the keypad), then letters that nothing else on the till uses.
// Must never: give out a key of the screen (F1-F3, F7-F9, + - * Enter) or of the screen after a sale (S, W, P).

/** Left out beside S, W, P: I, L, O, U (taken for digits or each other on old keyboards). */
const KEYS = [...'1234567890', ...'QERTYADFGHJKZXCVBNM']

/** Null when there are more tiles than keys; such a tile is pressed by hand. */
export const tileKey = (index: number): string | null => KEYS[index] ?? null
