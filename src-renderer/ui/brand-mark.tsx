// Owns: the sign of the product: a torn ticket with a signal on it.
// Must never: be animated or recoloured by a screen.

export function BrandMark({ size = '1.75rem' }: { readonly size?: string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path
        fill="var(--ln-nav-active)"
        d="M6 5h20a3 3 0 0 1 3 3v4.6a3.6 3.6 0 0 0 0 6.8V24a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-4.6a3.6 3.6 0 0 0 0-6.8V8a3 3 0 0 1 3-3z"
      />
      <g fill="none" stroke="var(--ln-nav)" strokeWidth="2.4" strokeLinecap="round">
        <path d="M9.2 14.2a9.6 9.6 0 0 1 13.6 0" />
        <path d="M12.4 17.6a5.1 5.1 0 0 1 7.2 0" />
      </g>
      <circle cx="16" cy="21.2" r="1.7" fill="var(--ln-nav)" />
    </svg>
  )
}
