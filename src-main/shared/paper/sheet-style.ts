// Owns: the sizes and the look of the A4 voucher sheets (printing.md §4.5, peers.md §4.6).
// Must never: load anything from outside, or paint large dark areas: ink is the shop's money.

export const sheetLayouts = ['hemat', 'standar', 'besar', 'mikhmon'] as const
export type SheetLayout = (typeof sheetLayouts)[number]

export interface SheetGrid {
  readonly columns: number
  readonly rows: number
  /** Millimetres. */
  readonly cardWidth: number
  readonly cardHeight: number
  /** 0: no QR. */
  readonly qr: number
}

/** 8 mm outer margin (office printers cannot print to the edge) and a line of 5 mm at the foot: 194 x 276 mm for cards. */
export const sheetGrids: Readonly<Record<SheetLayout, SheetGrid>> = {
  hemat: { columns: 5, rows: 12, cardWidth: 38.5, cardHeight: 22.9, qr: 0 },
  standar: { columns: 4, rows: 10, cardWidth: 48, cardHeight: 27.5, qr: 19 },
  besar: { columns: 3, rows: 8, cardWidth: 64, cardHeight: 34.4, qr: 25 },
  mikhmon: { columns: 3, rows: 6, cardWidth: 64, cardHeight: 45.9, qr: 22 },
}

export const sheetLabel: Readonly<Record<SheetLayout, string>> = {
  hemat: 'Hemat (60 per lembar, tanpa QR)',
  standar: 'Standar (40 per lembar)',
  besar: 'Besar (24 per lembar)',
  mikhmon: 'Gaya Mikhmon (18 per lembar)',
}

export const sheetCss = ({ columns, cardWidth, cardHeight, qr }: SheetGrid): string => `
@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { color: #000; background: #fff; font: 2.5mm/1.25 Arial, "Liberation Sans", sans-serif }
.page { width: 210mm; height: 296.5mm; padding: 8mm 8mm 0; break-after: page; overflow: hidden; position: relative }
.page:last-child { break-after: auto }
.cards { display: grid; grid-template-columns: repeat(${columns}, ${cardWidth}mm); grid-auto-rows: ${cardHeight}mm; justify-content: center }
.foot { position: absolute; left: 8mm; right: 8mm; bottom: 6mm; display: flex; justify-content: space-between; font-size: 2.3mm }
.card { border: .2mm dashed #777; margin: 0 -.2mm -.2mm 0; padding: .9mm 1.4mm; overflow: hidden }
.card > * { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.head { display: flex; justify-content: space-between; gap: 1mm; font-weight: bold; font-size: 2.4mm; line-height: 2.9mm }
.shop { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis }
.number { font-weight: normal; font-size: 2.1mm }
.body { display: flex; gap: 1mm; align-items: center }
.body svg { width: ${qr}mm; height: ${qr}mm; flex: none; fill: #000; shape-rendering: crispEdges }
.text { flex: 1; min-width: 0; font-size: 1.95mm; line-height: 2.25mm }
.text > * { overflow: hidden; text-overflow: ellipsis }
.text .wrap { white-space: normal }
.text b { display: block; font-size: 2.25mm; line-height: 2.6mm }
.code { font: bold 4mm/4.5mm "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace; overflow-wrap: anywhere; white-space: normal }
.code.two { font-size: 3.1mm; line-height: 3.4mm }
.code.long { font-size: 2.5mm; line-height: 2.8mm }
.code small { font: 1.9mm Arial, "Liberation Sans", sans-serif }
.besar .text { font-size: 2.3mm; line-height: 2.8mm }
.besar .text b { font-size: 2.7mm; line-height: 3.2mm }
.besar .code { font-size: 4.6mm; line-height: 6mm }
.besar .code.two { font-size: 3.8mm; line-height: 4.4mm }
.besar .code.long { font-size: 3mm; line-height: 3.6mm }
.mikhmon { padding: 0; border-left: 2.2mm solid var(--package) }
.mikhmon .head { padding: 1mm 1.5mm; border-bottom: .5mm solid var(--package); font-size: 2.7mm; line-height: 3.2mm }
.mikhmon .number { font-weight: bold; font-size: 2.7mm }
.mikhmon .body { padding: 1mm 1.5mm; height: 25.5mm }
.mikhmon .text { font-size: 2.2mm; line-height: 2.8mm }
.mikhmon .boxed { border: .3mm solid #000; padding: 1mm; margin-bottom: 1.5mm; text-align: center }
.mikhmon .code { font-size: 4.4mm; line-height: 5mm }
.mikhmon .line { padding: 0 1.5mm; text-align: center; font-weight: bold; font-size: 2.4mm; height: 6.6mm; white-space: normal }
.mikhmon .login { padding: 0 1.5mm; text-align: center; font-size: 2.3mm; line-height: 3mm }
`

/**
 * Once for all cards: the picture itself would make a sheet of 60 cards 6 MB. `content` and not a background, which printing
 * leaves out.
 */
export const logoCss = (png: string): string => `
.head { align-items: center }
.logo { content: url("${png}"); flex: none; height: 2.9mm; max-width: 10mm; object-fit: contain }
.hemat .head { gap: .6mm; font-size: 2.2mm }
.besar .logo { height: 3.6mm; max-width: 16mm }
.mikhmon .logo { height: 4.4mm; max-width: 18mm; margin: -.6mm 0 }
`
