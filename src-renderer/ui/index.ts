// Owns: the one door to the kit: `import { Button, DataTable } from '../../ui'`.
// Must never: export a name of the shop (voucher, paket); the kit has no domain words.

export {
  ActionIcon,
  Anchor,
  Button,
  type ButtonProps,
  Checkbox,
  Divider,
  Flex,
  Group,
  Radio,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core'
export { copyText } from '../lib/clipboard'
export { dismissAllToasts, notifyDone, notifyError, notifyInfo } from '../lib/toasts'
export { HotkeyLayer, useHotkey, useHotkeys, useScanner } from '../lib/use-hotkeys'
export * from './action-tile'
export * from './actions-menu'
export * from './app-frame'
export * from './appearance'
export * from './big-code'
export * from './brand-mark'
export { BarChart, type ChartPoint, type ChartProps, LineChart } from './charts'
export * from './choice-tiles'
export * from './color-swatch-picker'
export * from './command-block'
export * from './confirm-dialog'
export * from './copy-button'
export { CountLine, type CountLineProps, DataTable } from './data-table'
export * from './date-input'
export * from './dialog'
export { DurationInput, type DurationInputProps } from './duration-input'
export * from './empty-state'
export type { FieldProps } from './field'
export * from './form'
export * from './form-dialog'
export * from './hint'
export * from './hotkey-button'
export * from './hotkey-list'
export * from './kbd'
export * from './kit-provider'
export * from './money'
export * from './money-input'
export * from './notice'
export * from './number-field'
export * from './page-header'
export * from './panel'
export * from './paper-preview'
export * from './phone-input'
export * from './pin-input'
export * from './progress-panel'
export * from './quantity-input'
export * from './rate-limit-input'
export * from './search-box'
export { SelectBox, type SelectBoxProps, type SelectOption } from './select-box'
export * from './side-tabs'
export { type NavGroup, type NavItem, SidebarNav, type SidebarNavProps } from './sidebar-nav'
export * from './skeleton'
export * from './stat'
export * from './status-bar'
export * from './status-chip'
export * from './step-progress'
export * from './stepper'
export type { Column, DataTableProps, Sort } from './table-types'
export * from './tabs'
export * from './text-field'
export { type Tone, tones } from './theme'
