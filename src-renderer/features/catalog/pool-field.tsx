// Owns: choosing a pool of a router by name; typed freely while no router answers.
// Must never: refuse a name because a router is away.
import { useQueries } from '@tanstack/react-query'
import { orpc } from '../../api'
import { SelectBox, TextField } from '../../ui'
import { useRouterChoices } from './use-router-choices'

export interface PoolFieldProps {
  readonly label: string
  readonly description: string
  readonly value: string
  readonly onChange: (pool: string) => void
  readonly error: string | undefined
  readonly required?: boolean
}

export function PoolField({ value, onChange, ...field }: PoolFieldProps) {
  const routers = useRouterChoices()
  const answers = useQueries({
    queries: routers.map((router) => orpc.routers.pools.queryOptions({ input: { routerId: router.id } })),
  })
  const options = new Map<string, { value: string; label: string; detail: string }>()
  answers.forEach((answer, index) => {
    for (const { name, ranges } of answer.data?.pools ?? []) {
      const detail = routers.length > 1 ? `${ranges} (${routers[index]?.name})` : ranges
      if (!options.has(name)) options.set(name, { value: name, label: name, detail })
    }
  })
  const away = routers.filter((_, index) => answers[index]?.data?.isLive === false || answers[index]?.isError)
  if (options.size === 0)
    return (
      <TextField
        {...field}
        isCode
        value={value}
        onChange={onChange}
        maxLength={60}
        placeholder="pppoe-pool"
        hint={
          routers.length === 0 ? 'Belum ada router: ketik namanya.' : 'Router tidak tersambung: ketik namanya persis.'
        }
      />
    )
  return (
    <SelectBox
      {...field}
      value={value === '' ? null : value}
      onChange={(pool) => onChange(pool ?? '')}
      onTyped={onChange}
      options={[...options.values()]}
      isClearable
      placeholder="Pilih atau ketik"
      emptyText="Ketik nama pool persis seperti di router"
      hint={away.length > 0 ? 'Daftar terakhir yang dikenal; router sedang tidak tersambung.' : undefined}
    />
  )
}
