// Owns: the grey bars that stand in for data that was never here yet.
// Must never: cover data that is already known; last known data stays until fresh data comes.

import css from './skeleton.module.css'

export function Skeleton({ lines = 3, label = 'Sedang memuat' }: { readonly lines?: number; readonly label?: string }) {
  return (
    <div className={css.lines} role="status" aria-label={label} aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={css.bar} style={{ inlineSize: `${[92, 74, 84, 61][line % 4]}%` }} />
      ))}
    </div>
  )
}

/** One bar, for a table cell. */
export const SkeletonBar = ({ width = '70%' }: { readonly width?: string }) => (
  <span className={css.bar} style={{ inlineSize: width }} />
)
