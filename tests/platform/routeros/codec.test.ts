import { describe, expect, it } from 'vitest'
import {
  attributeWords,
  decodeWord,
  encodeSentence,
  MAX_WORD_BYTES,
  parseAttributes,
  SentenceReader,
  WINDOWS_1252,
} from '../../../src-main/platform/routeros/codec'
import { ProtocolError, RouterError } from '../../../src-main/platform/routeros/errors'

const readAll = (bytes: Buffer, size: number): string[][] => {
  const reader = new SentenceReader()
  const sentences: string[][] = []
  for (let at = 0; at < bytes.length; at += size) sentences.push(...reader.push(bytes.subarray(at, at + size)))
  return sentences
}

describe('menulis kalimat untuk router', () => {
  it('menulis panjang kata sesuai contoh resmi untuk keempat ukuran yang masuk akal', () => {
    const prefixOf = (length: number) => {
      const encoded = encodeSentence(['x'.repeat(length)])
      return encoded.subarray(0, encoded.length - length - 1).toString('hex')
    }
    expect([0x7f, 0x80, 0x3fff, 0x4000, 0x1fffff, 0x200000].map(prefixOf)).toEqual([
      '7f',
      '8080',
      'bfff',
      'c04000',
      'dfffff',
      'e0200000',
    ])
    expect(encodeSentence(['/login', '=name=a']).toString('latin1')).toBe('\x06/login\x07=name=a\x00')
  })

  it('menolak kata kosong, bukan teks, terlalu panjang, dan kalimat tanpa kata: tak ada perintah titipan', () => {
    const hostile: unknown[] = [
      [],
      [''],
      ['/a', ''],
      ['/a', undefined],
      ['/a', null],
      ['/a', 7],
      ['x'.repeat(MAX_WORD_BYTES + 1)],
    ]
    for (const words of hostile) {
      // The types forbid these; a caller that lost its types (JSON, a store row) must still be refused.
      expect(() => encodeSentence(words as string[]), JSON.stringify(words)?.slice(0, 40)).toThrow(RouterError)
    }
  })

  it('menulis atribut dan menolak nama atribut yang bisa menyelundup', () => {
    expect(attributeWords({ '.id': '*1A', name: 'a=b', 'shared-users': 2, disabled: true, comment: '' })).toEqual([
      '=.id=*1A',
      '=name=a=b',
      '=shared-users=2',
      '=disabled=yes',
      '=comment=',
    ])
    for (const name of ['', 'a=b', 'a b', 'A', '=x', '?x'])
      expect(() => attributeWords({ [name]: 'x' })).toThrow(RouterError)
    const missing: Record<string, unknown> = { name: undefined }
    expect(() => attributeWords(missing as Record<string, string>)).toThrow(/name has no value/)
    expect(() => attributeWords({ n: Number.NaN })).toThrow(RouterError)
  })
})

describe('membaca kalimat dari router', () => {
  const long = 'y'.repeat(70_000)
  const sentences = [
    ['!re', '.tag=1', '=name=Kos Melati', `=source=${long}`],
    ['!re', '.tag=2', `=comment=${'z'.repeat(300)}`],
    ['!empty', '.tag=3'],
    ['!done', '.tag=1'],
  ]
  const bytes = Buffer.concat(sentences.map((words) => encodeSentence(words)))

  it('utuh walau datang sebita demi sebita atau dipotong di mana pun', () => {
    for (const size of [1, 2, 3, 7, 1_000, 65_536, bytes.length]) expect(readAll(bytes, size)).toEqual(sentences)
  })

  it('utuh di setiap titik belah, termasuk di tengah penanda panjang', () => {
    const small = Buffer.concat([
      encodeSentence(['!re', `=a=${'q'.repeat(200)}`]),
      encodeSentence(['!done', '=ret=*1']),
    ])
    for (let cut = 0; cut <= small.length; cut++) {
      const reader = new SentenceReader()
      const got = [...reader.push(small.subarray(0, cut)), ...reader.push(small.subarray(cut))]
      expect(got, `belah di ${cut}`).toEqual([
        ['!re', `=a=${'q'.repeat(200)}`],
        ['!done', '=ret=*1'],
      ])
    }
  })

  it('melewati kalimat kosong', () => {
    expect(new SentenceReader().push(Buffer.from([0, 0, 1, 0x61, 0, 0]))).toEqual([['a']])
  })

  it('berhenti pada bita terlarang, panjang yang mustahil, dan kalimat yang tak kunjung selesai', () => {
    for (const hex of ['f8', 'ff00', 'f0ffffffff', 'efffffff']) {
      expect(() => new SentenceReader().push(Buffer.from(hex, 'hex')), hex).toThrow(ProtocolError)
    }
    const reader = new SentenceReader()
    const word = encodeSentence(['x'.repeat(MAX_WORD_BYTES)]).subarray(0, -1)
    expect(() => {
      for (let index = 0; index < 5; index++) reader.push(word)
    }).toThrow(/does not end/)
  })

  it('huruf beraksen dari WinBox lama maupun UTF-8 terbaca, tak satu bita pun hilang', () => {
    expect(decodeWord(Buffer.from('Café 🙏 Ý', 'utf8'))).toBe('Café 🙏 Ý')
    expect(decodeWord(Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x93]))).toBe('Café €“')
    const all = Buffer.from(Array.from({ length: 128 }, (_, index) => 0x80 + index))
    expect(new Set(decodeWord(all)).size).toBe(128)
    const greek = `${WINDOWS_1252.slice(0, 127)}Ω`
    expect(new SentenceReader({ codePage: greek }).push(Buffer.from([2, 0x61, 0xff, 0]))).toEqual([['aΩ']])
    expect(() => new SentenceReader({ codePage: 'pendek' })).toThrow(RouterError)
  })
})

it('atribut: nilai boleh berisi tanda sama dengan, boleh kosong, dan tak bisa meracuni objek', () => {
  const row = parseAttributes(['!re', '=.id=*0', '=comment=a=b=c', '=disabled', '=empty=', '.tag=9', '=__proto__=x'])
  expect(Object.entries(row)).toEqual([
    ['.id', '*0'],
    ['comment', 'a=b=c'],
    ['disabled', ''],
    ['empty', ''],
    ['__proto__', 'x'],
  ])
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})
