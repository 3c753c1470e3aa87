// Owns: two small charts: bars for sums by day, a line for a course. Walked by arrow keys, read by a screen reader.
// Must never: be the only place of a figure: the point one stands on is said in words above the chart.

import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { labelEvery, niceTicks } from './chart-scale'
import css from './charts.module.css'
import { useWidth } from './use-width'

export type ChartPoint = {
  /** under the axis: "17/8" */
  readonly label: string
  readonly value: number
  /** said in full: "Senin, 17 Agustus 2026" */
  readonly name?: string
}

export type ChartProps = {
  /** what is shown: "Penjualan 30 hari" */
  readonly label: string
  readonly points: readonly ChartPoint[]
  /** in full: "Rp350.000" */
  readonly format: (value: number) => string
  /** on the axis: "350 rb" */
  readonly formatAxis?: (value: number) => string
  /** px */
  readonly height?: number
  /** marks one point apart: today, which is not over yet */
  readonly openPoint?: number
  readonly onOpen?: (index: number) => void
}

const left = 58
const right = 16
const foot = 22
const head = 8

export const BarChart = (props: ChartProps) => <Chart {...props} kind="bar" />
export const LineChart = (props: ChartProps) => <Chart {...props} kind="line" />

function Chart({
  label,
  points,
  format,
  formatAxis = format,
  height = 180,
  openPoint,
  onOpen,
  kind,
}: ChartProps & { readonly kind: 'bar' | 'line' }) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 640)
  const [at, setAt] = useState<number | null>(null)
  const id = useId()

  const ticks = niceTicks(points.reduce((most, point) => Math.max(most, point.value), 0))
  const top = ticks.at(-1) || 1
  const room = Math.max(1, width - left - right)
  const slot = room / Math.max(1, points.length)
  const y = (value: number) => head + (height - head - foot) * (1 - Math.max(0, value) / top)
  const x = (index: number) => left + slot * (index + 0.5)
  const every = labelEvery(points.length, room)
  const point = at === null ? undefined : points[at]

  const onKeyDown = (event: KeyboardEvent) => {
    const from = at ?? points.length
    const to = { ArrowLeft: from - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: points.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(points.length - 1, to)))
    } else if (event.key === 'Enter' && at !== null && onOpen) {
      event.preventDefault()
      onOpen(at)
    }
  }
  const onPointer = (event: PointerEvent) => {
    const rect = event.currentTarget.getBoundingClientRect()
    const index = Math.floor((event.clientX - rect.left - left) / slot)
    setAt(index >= 0 && index < points.length ? index : null)
  }
  return (
    <figure className={css.chart}>
      <figcaption className={css.caption}>
        <span id={id}>{label}</span>
        <output className={`${css.readout} ln-number`}>
          {point ? (
            <>
              {point.name ?? point.label} <strong>{format(point.value)}</strong>
            </>
          ) : (
            ' '
          )}
        </output>
      </figcaption>
      {/* a chart one walks through is a slider over its points */}
      <div
        ref={box}
        className={css.canvas}
        role="slider"
        tabIndex={0}
        aria-labelledby={id}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points.length - 1)}
        aria-valuenow={at ?? points.length - 1}
        aria-valuetext={
          point ? `${point.name ?? point.label}: ${format(point.value)}` : `${points.length} titik, panah untuk membaca`
        }
        onKeyDown={onKeyDown}
        onPointerMove={onPointer}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onClick={() => at !== null && onOpen?.(at)}
        data-openable={onOpen ? true : undefined}
      >
        <svg width={width} height={height} aria-hidden="true" focusable="false">
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={css.grid} x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
              <text className={css.tick} x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
                {formatAxis(tick)}
              </text>
            </g>
          ))}
          {at !== null && (
            <rect className={css.slot} x={x(at) - slot / 2} width={slot} y={head} height={height - head - foot} />
          )}
          {kind === 'bar' ? (
            points.map((one, index) => (
              <Bar
                key={one.label + String(index)}
                x={x(index)}
                y={y(one.value)}
                base={y(0)}
                width={Math.min(36, slot * 0.68)}
                isAt={index === at}
                isOpen={index === openPoint}
              />
            ))
          ) : (
            <Line points={points.map((one, index) => [x(index), y(one.value)] as const)} base={y(0)} at={at} />
          )}
          {points.map(
            (one, index) =>
              (points.length - 1 - index) % every === 0 && (
                <text
                  key={one.label + String(index)}
                  className={css.tick}
                  x={x(index)}
                  y={height - 6}
                  textAnchor="middle"
                >
                  {one.label}
                </text>
              ),
          )}
        </svg>
      </div>
    </figure>
  )
}

type BarProps = {
  readonly x: number
  readonly y: number
  readonly base: number
  readonly width: number
  readonly isAt: boolean
  readonly isOpen: boolean
}

function Bar({ x, y, base, width, isAt, isOpen }: BarProps) {
  const height = base - y
  if (height <= 0) return <rect className={css.nothing} x={x - width / 2} y={base - 1} width={width} height={1} />
  const r = Math.min(3, height, width / 2)
  const from = x - width / 2
  const d = `M${from} ${base}V${y + r}q0 ${-r} ${r} ${-r}h${width - 2 * r}q${r} 0 ${r} ${r}V${base}z`
  return <path className={css.bar} data-at={isAt || undefined} data-open={isOpen || undefined} d={d} />
}

function Line({
  points,
  base,
  at,
}: {
  readonly points: readonly (readonly [number, number])[]
  readonly base: number
  readonly at: number | null
}) {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const path = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')
  const mark = at === null ? last : (points[at] ?? last)
  return (
    <>
      <path className={css.area} d={`M${first[0]} ${base}L${path}L${last[0]} ${base}z`} />
      <path className={css.line} d={`M${path}`} />
      <circle className={css.point} cx={mark[0]} cy={mark[1]} r={4.5} />
    </>
  )
}
