// Nothing that somebody typed may become a formula in the owner's spreadsheet.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell, csvLine } from '../../src-main/shared/csv'
import { naughtyStrings } from '../support/naughty-strings'

/** What a spreadsheet makes of a line. */
function cellsOf(line: string): string[] {
  const cells: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^;"]*))(;|\r\n$)/gy
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== ';') break
  }
  return cells
}

const isFormula = (cell: string): boolean => /(^|\n)[\s"]*[=+\-@\t\r＝＋－＠]/.test(cell)

test.each([
  ['=HYPERLINK("http://jahat","klik")', `"'=HYPERLINK(""http://jahat"",""klik"")"`],
  ['+6281', `"'+6281"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"' =1"`],
  ['＝1+1', `"'＝1+1"`],
  ['baris satu\n=1+1', 'baris satu =1+1'],
  ['  =1', `"'  =1"`],
  ['Harian Hemat', 'Harian Hemat'],
  ['a;b', '"a;b"'],
  ['kata "kutip"', '"kata ""kutip"""'],
  [null, ''],
  [-5000, '-5000'],
])('sel %j menjadi %j', (value, cell) => expect(csvCell(value)).toBe(cell))

test('rangkaian nakal: tidak ada yang menjadi rumus, tidak ada yang pecah ke sel lain', () => {
  for (const text of naughtyStrings) {
    const cells = cellsOf(csvLine(['awal', text, 'akhir']))
    expect([cells[0], cells[2], cells.length]).toEqual(['awal', 'akhir', 3])
    expect(isFormula(cells[1] ?? ''), text).toBe(false)
  }
})

test('apa pun isinya, jumlah sel tetap dan tidak ada rumus', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
      const cells = cellsOf(csvLine(texts))
      return cells.length === texts.length && cells.every((cell) => !isFormula(cell))
    }),
  )
})
