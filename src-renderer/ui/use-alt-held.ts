// Owns: whether Alt is held down now, so that the letters under it light up.
// Must never: stay true after the window lost the keyboard (Alt+Tab).

import { useEffect, useState } from 'react'

export function useAltHeld(): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => setHeld(event.altKey)
    const onBlur = () => setHeld(false)
    window.addEventListener('keydown', onKey)
    window.addEventListener('keyup', onKey)
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('keyup', onKey)
      window.removeEventListener('blur', onBlur)
    }
  }, [])
  return isHeld
}
