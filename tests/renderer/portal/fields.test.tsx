// The parts of a longer form on a phone, by keys as by thumb.
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { Segments } from '../../../src-renderer/portal/fields'

const WAYS = [
  { value: 'transfer', label: 'Transfer' },
  { value: 'qris', label: 'QRIS' },
  { value: 'cash', label: 'Tunai' },
] as const

function Form() {
  const [way, setWay] = useState<(typeof WAYS)[number]['value'] | null>(null)
  return <Segments label="Cara membayar" value={way} choices={WAYS} onChange={setWay} />
}

const chosen = () => screen.queryByRole('radio', { checked: true })?.textContent ?? null

test('panah memilih cara yang berikutnya dan berputar; Tab hanya singgah sekali', async () => {
  const user = userEvent.setup()
  render(<Form />)
  await user.tab()
  expect(chosen()).toBeNull()
  await user.keyboard('{ArrowRight}')
  expect(chosen()).toBe('Transfer')
  await user.keyboard('{ArrowLeft}')
  expect(chosen()).toBe('Tunai')
  expect(document.activeElement?.textContent).toBe('Tunai')
  await user.keyboard('{ArrowDown}{ArrowRight}')
  expect(chosen()).toBe('QRIS')
  await user.tab()
  expect(document.activeElement).toBe(document.body)
})
