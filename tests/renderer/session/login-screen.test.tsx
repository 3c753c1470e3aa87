import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openTill } from '../../features/sales/till-shop'
import { requestId } from '../../support/test-app'
import { openScreen } from '../shifts/screen-window'

const { LoginScreen } = await import('../../../src-renderer/features/session/login-screen')

const open = async () => {
  const { api } = await openTill({ stock: 0 })
  const status = await api.session.logout({ requestId: requestId() }).then(() => api.session.status({}))
  await openScreen(api, '#/', () => <LoginScreen status={status} />)
  return { user: userEvent.setup(), pin: await screen.findByLabelText(/^PIN/), names: screen.getAllByRole('radio') }
}

test('menyentuh nama lalu langsung mengetik: angkanya masuk ke PIN', async () => {
  const { user, pin, names } = await open()
  await user.click(names[0] ?? pin)
  expect(document.activeElement).toBe(pin)
  await user.keyboard('1234')
  expect(pin).toHaveProperty('value', '1234')
})

test('nama dipilih dengan panah, angka yang diketik di sana juga PIN', async () => {
  const { user, pin, names } = await open()
  names[0]?.focus()
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).not.toBe(pin)
  await user.keyboard('13')
  expect(pin).toHaveProperty('value', '13')
})
