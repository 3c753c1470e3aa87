// Owns: a button that is printed with the key it presses, and pressed by it.
// Must never: act while disabled or busy, by mouse or by key.

import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { ariaShortcut } from '../lib/key-combo'
import { useHotkeys } from '../lib/use-hotkeys'
import { Kbd } from './kbd'

export type HotkeyButtonProps = Omit<ButtonProps, 'rightSection'> & {
  /** "F9", "Alt+K", "1" */
  readonly keys: string
  readonly onPress: () => void
  readonly children: ReactNode
  /** for the list on F1; the button's own words when they are a plain text */
  readonly description?: string
  /** act on a plain character even while somebody types */
  readonly inFields?: boolean
  readonly type?: 'button' | 'submit'
  readonly title?: string
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

export function HotkeyButton({
  keys,
  onPress,
  description,
  inFields,
  children,
  disabled,
  loading,
  type = 'button',
  variant = 'default',
  ...rest
}: HotkeyButtonProps) {
  const isIdle = disabled !== true && loading !== true
  const listed = description ?? (typeof children === 'string' ? children : undefined)
  useHotkeys([{ keys, run: onPress, enabled: isIdle, inFields, description: listed }])
  const isFilled = variant === 'filled' && isIdle
  return (
    <Button
      {...rest}
      type={type}
      variant={variant}
      disabled={disabled}
      loading={loading}
      onClick={onPress}
      aria-keyshortcuts={ariaShortcut(keys)}
      rightSection={<Kbd keys={keys} tone={isFilled ? 'filled' : 'plain'} />}
    >
      {children}
    </Button>
  )
}
