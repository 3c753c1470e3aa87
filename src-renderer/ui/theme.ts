// Owns: Mantine dressed in our tokens (styles/tokens.css): colours, sizes, defaults.
// Must never: hold a colour of its own beyond the ten-step scales that Mantine insists on.

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The green of a pandan leaf. */
const pandan: MantineColorsTuple = [
  '#eaf6f1',
  '#d3eae1',
  '#a6d5c4',
  '#6fd1b0',
  '#43b08d',
  '#1f7f63',
  '#0c6a51',
  '#0a5c46',
  '#085340',
  '#063a2e',
]

const cabai: MantineColorsTuple = [
  '#fdeeeb',
  '#fbd9d3',
  '#f6b3a9',
  '#ffa79d',
  '#f0695d',
  '#d44a40',
  '#b3261e',
  '#a11d17',
  '#911b15',
  '#6d120e',
]

const shared = (dense: object) => ({ defaultProps: { size: 'sm', ...dense } })

export const theme = createTheme({
  primaryColor: 'pandan',
  primaryShade: { light: 6, dark: 5 },
  colors: { pandan, red: cabai },
  fontFamily: 'var(--ln-font)',
  fontFamilyMonospace: 'var(--ln-mono)',
  headings: {
    fontFamily: 'var(--ln-font)',
    fontWeight: '680',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.35' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '0.1875rem', sm: '0.25rem', md: '0.375rem', lg: '0.625rem', xl: '1rem' },
  defaultRadius: 'md',
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '2rem' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: shared({}),
    ActionIcon: { defaultProps: { size: '2.25rem', variant: 'subtle', color: 'gray' } },
    TextInput: shared({}),
    PasswordInput: shared({}),
    Textarea: shared({ autosize: false, rows: 3 }),
    NativeSelect: shared({}),
    Checkbox: shared({}),
    Radio: shared({}),
    Switch: shared({}),
    Text: shared({}),
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
  },
})

const inOurTokens = {
  '--mantine-color-text': 'var(--ln-ink)',
  '--mantine-color-bright': 'var(--ln-ink)',
  '--mantine-color-body': 'var(--ln-paper)',
  '--mantine-color-error': 'var(--ln-bad-ink)',
  '--mantine-color-success': 'var(--ln-good-ink)',
  '--mantine-color-placeholder': 'var(--ln-ink-faint)',
  '--mantine-color-anchor': 'var(--ln-brand-ink)',
  '--mantine-color-default': 'var(--ln-surface)',
  '--mantine-color-default-hover': 'var(--ln-hover)',
  '--mantine-color-default-color': 'var(--ln-ink)',
  '--mantine-color-default-border': 'var(--ln-line-strong)',
  '--mantine-color-dimmed': 'var(--ln-ink-soft)',
  '--mantine-color-disabled': 'var(--ln-calm-soft)',
  '--mantine-color-disabled-color': 'var(--ln-ink-faint)',
  '--mantine-color-disabled-border': 'var(--ln-line)',
  '--mantine-primary-color-contrast': 'var(--ln-on-brand)',
  '--mantine-color-pandan-filled': 'var(--ln-brand)',
  '--mantine-color-pandan-filled-hover': 'var(--ln-brand-strong)',
  '--mantine-color-pandan-light': 'var(--ln-brand-soft)',
  '--mantine-color-pandan-light-hover': 'var(--ln-selected)',
  '--mantine-color-pandan-light-color': 'var(--ln-brand-ink)',
  '--mantine-color-pandan-outline': 'var(--ln-brand-ink)',
  '--mantine-color-pandan-outline-hover': 'var(--ln-brand-soft)',
  '--mantine-color-red-filled': 'var(--ln-bad)',
  '--mantine-color-red-filled-hover': 'var(--ln-bad-strong)',
  '--mantine-color-red-light': 'var(--ln-bad-soft)',
  '--mantine-color-red-light-hover': 'var(--ln-bad-soft)',
  '--mantine-color-red-light-color': 'var(--ln-bad-ink)',
  '--mantine-color-red-outline': 'var(--ln-bad-ink)',
  '--mantine-color-red-outline-hover': 'var(--ln-bad-soft)',
  '--mantine-color-gray-light': 'var(--ln-calm-soft)',
  '--mantine-color-gray-light-hover': 'var(--ln-hover)',
  '--mantine-color-gray-light-color': 'var(--ln-calm-ink)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: inOurTokens,
  dark: inOurTokens,
})

/** The meaning of a colour; a word or an icon always stands beside it. */
export const tones = ['good', 'warn', 'bad', 'info', 'calm'] as const
export type Tone = (typeof tones)[number]
