import { describe, expect, it } from 'vitest'
import { encodeSentence } from '../../../src-main/platform/routeros/codec'
import { HostileRouter, type Peer, type ReceivedCommand } from '../../support/hostile-router'
import { failureOf } from '../../support/router-failure'
import { expectNoStrayErrors } from '../../support/stray-errors'

expectNoStrayErrors()

const answer = (onCommand: (peer: Peer, command: ReceivedCommand) => void) => HostileRouter.start({ onCommand })

describe('jawaban router yang aneh', () => {
  it('daftar kosong RouterOS 7.18 (!empty) adalah daftar kosong, bukan aplikasi mati (1)', async () => {
    await using router = await answer((peer, command) => {
      peer.reply(['!empty', `.tag=${command.tag}`], ['!done', `.tag=${command.tag}`])
    })
    const oddities: string[] = []
    const link = await router.connected({}, { onOddity: (text) => oddities.push(text) })
    expect(await link.print('/ip/hotspot/active')).toEqual([])
    expect(await link.run('/ip/hotspot/user/print')).toEqual({ rows: [], ret: undefined })
    expect(oddities).toEqual([])
  })

  it('jawaban untuk perintah yang tidak dikenal, terlambat, atau tanpa tanda dilewati dan dicatat (3)', async () => {
    await using router = await answer((peer, command) => {
      peer.reply(['!re', '.tag=tidakada', '=name=orang lain'], ['!done'], ['!trap', '=message=untuk siapa?'])
      peer.done(command, '=ret=*1')
      peer.done(command, '=ret=*99')
    })
    const oddities: string[] = []
    const link = await router.connected({}, { onOddity: (text) => oddities.push(text) })
    expect((await link.run('/ip/hotspot/user/add')).ret).toBe('*1')
    expect((await link.run('/ip/hotspot/user/add')).ret).toBe('*1')
    expect(oddities.filter((text) => text.includes('tidakada'))).toHaveLength(2)
    expect(oddities).toContain('an answer nobody waits for: !done tag missing')
  })

  it('kata jawaban yang belum dikenal dicatat, perintahnya tetap selesai', async () => {
    await using router = await answer((peer, command) => {
      peer.reply(['!besok', `.tag=${command.tag}`], ['!done', `.tag=${command.tag}`])
    })
    const oddities: string[] = []
    const link = await router.connected({}, { onOddity: (text) => oddities.push(text) })
    expect((await link.run('/x')).rows).toEqual([])
    expect(oddities).toEqual(['an unknown reply word: !besok'])
  })

  it('penolakan membawa pesan dan kategori, dan perintah lain tidak ikut gagal (11)', async () => {
    await using router = await answer((peer, command) => {
      if (command.command === '/ok') return peer.done(command)
      peer.reply(
        [
          '!trap',
          `.tag=${command.tag}`,
          '=category=1',
          '=message=failure: already have user with this name for this server',
        ],
        ['!trap', `.tag=${command.tag}`, '=message=pesan kedua'],
        ['!done', `.tag=${command.tag}`],
      )
    })
    const link = await router.connected()
    const [refused, fine] = await Promise.allSettled([link.run('/ip/hotspot/user/add'), link.run('/ok')])
    expect(refused).toMatchObject({
      status: 'rejected',
      reason: { kind: 'trap', category: 1, trap: 'duplicate', outcomeUnknown: false },
    })
    expect(fine.status).toBe('fulfilled')
    expect(link.state).toBe('open')
  })

  it('penolakan tanpa pesan tetap penolakan, dan tidak pernah menjadi daftar kosong', async () => {
    await using router = await answer((peer, command) => {
      peer.reply(
        ['!re', `.tag=${command.tag}`, '=.id=*1'],
        ['!trap', `.tag=${command.tag}`],
        ['!done', `.tag=${command.tag}`],
      )
    })
    const link = await router.connected()
    expect(await failureOf(link.print('/ip/hotspot/user'))).toMatchObject({ kind: 'trap', trap: 'other' })
  })

  it('penolakan yang tidak ditutup !done tetap dilaporkan sebagai penolakan saat batas waktunya habis (11)', async () => {
    await using router = await answer((peer, command) => {
      peer.reply(['!trap', `.tag=${command.tag}`, '=message=no such item'])
    })
    const link = await router.connected({ commandTimeoutMs: 60 })
    expect(await failureOf(link.run('/ip/hotspot/user/remove'))).toMatchObject({
      kind: 'trap',
      trap: 'gone',
      outcomeUnknown: false,
    })
    expect(link.state).toBe('closed')
  })

  it('baris tanpa atribut tidak hilang (12), dan daftar menolak barang tanpa nomor', async () => {
    await using router = await answer((peer, command) => {
      const rows = command.command === '/rows' ? [[], ['=name=a'], []] : [['=.id=*1'], []]
      peer.reply(...rows.map((words) => ['!re', `.tag=${command.tag}`, ...words]), ['!done', `.tag=${command.tag}`])
    })
    const link = await router.connected()
    expect((await link.run('/rows')).rows).toEqual([{}, { name: 'a' }, {}])
    expect(
      await failureOf(link.print('/ip/hotspot/user', { proplist: ['name', '.id'], queries: ['?disabled=no'] })),
    ).toMatchObject({
      kind: 'protocol',
    })
    expect(router.commands.at(-1)?.params).toEqual(['=.proplist=.id,name', '?disabled=no'])
  })

  it('!fatal mengakhiri semua perintah dengan kata-kata router sendiri (10)', async () => {
    await using router = await answer((peer, command) => {
      if (command.command === '/quit') peer.reply(['!fatal', 'session terminated on request'])
    })
    const link = await router.connected()
    const waiting = failureOf(link.run('/ip/hotspot/user/add'))
    const quit = failureOf(link.run('/quit'))
    for (const error of [await waiting, await quit]) {
      expect(error).toMatchObject({ kind: 'fatal', message: 'session terminated on request', outcomeUnknown: true })
    }
    expect(link.state).toBe('closed')
  })

  it('bita liar mengakhiri sambungan dan tidak menembus ke aplikasi', async () => {
    await using router = await answer((peer) => void peer.socket.write(Buffer.from('ff0102', 'hex')))
    const link = await router.connected()
    expect(await failureOf(link.run('/x'))).toMatchObject({ kind: 'protocol', outcomeUnknown: true })
    expect(await failureOf(link.run('/x'))).toMatchObject({ kind: 'closed', outcomeUnknown: false })
  })

  it('dua tanda pada satu jawaban: yang pertama berlaku, tak ada yang meledak', async () => {
    await using router = await answer((peer, command) => {
      peer.reply(['!done', `.tag=${command.tag}`, '.tag=lain', '=ret=*1'])
    })
    const link = await router.connected()
    expect((await link.run('/x')).ret).toBe('*1')
  })
})

describe('jawaban yang terpotong-potong (13)', () => {
  const name = 'n'.repeat(200)
  const replyTo = (tag: string) =>
    Buffer.concat([encodeSentence(['!re', `.tag=${tag}`, `=name=${name}`]), encodeSentence(['!done', `.tag=${tag}`])])

  it('jawaban sebita demi sebita sampai utuh', async () => {
    await using router = await answer(async (peer, command) => {
      for (const byte of replyTo(command.tag)) {
        peer.socket.write(Buffer.from([byte]))
        await new Promise((resolve) => setImmediate(resolve))
      }
    })
    const link = await router.connected()
    expect((await link.run('/x')).rows).toEqual([{ name }])
  })

  it('jawaban yang dibelah di setiap titik, dengan jeda di tengahnya, selalu sampai', async () => {
    let cut = 0
    let size = 0
    await using router = await answer((peer, command) => {
      const bytes = replyTo(command.tag)
      size = bytes.length
      peer.socket.write(bytes.subarray(0, cut))
      setImmediate(() => setImmediate(() => peer.socket.write(bytes.subarray(cut))))
    })
    const link = await router.connected()
    do {
      cut += 1
      expect((await link.run('/x')).rows, `belah di ${cut}`).toEqual([{ name }])
    } while (cut < size)
    expect(cut).toBeGreaterThan(200)
  })

  it('kata 70 kB utuh di kedua arah', async () => {
    const source = ':put "x";\n'.repeat(7_000)
    await using router = await answer((peer, command) => {
      peer.reply(['!re', `.tag=${command.tag}`, ...command.params], ['!done', `.tag=${command.tag}`])
    })
    const link = await router.connected()
    expect((await link.run('/system/script/add', [`=source=${source}`])).rows).toEqual([{ source }])
  })

  it('20.000 baris datang utuh', async () => {
    await using router = await answer((peer, command) => {
      const rows = Array.from({ length: 20_000 }, (_, index) => [
        '!re',
        `.tag=${command.tag}`,
        `=.id=*${index}`,
        `=name=u${index}`,
      ])
      peer.reply(...rows, ['!done', `.tag=${command.tag}`])
    })
    const link = await router.connected({ commandTimeoutMs: 15_000 })
    const rows = await link.print('/ip/hotspot/user')
    expect(rows).toHaveLength(20_000)
    expect(rows[19_999]).toEqual({ '.id': '*19999', name: 'u19999' })
  })
})

describe('huruf (15)', () => {
  it('huruf beraksen, Arab, dan emoji sampai ke router sebagai UTF-8 dan kembali sama', async () => {
    const comment = 'Café Íriß Ý عربي 🙏'
    await using router = await answer((peer, command) => {
      peer.reply(['!re', `.tag=${command.tag}`, ...command.params], ['!done', `.tag=${command.tag}`])
    })
    const link = await router.connected()
    expect((await link.run('/x', [`=comment=${comment}`])).rows).toEqual([{ comment }])
  })

  it('komentar dari WinBox lama terbaca menurut halaman kodenya', async () => {
    await using router = await answer((peer, command) => {
      const word = Buffer.concat([Buffer.from('=comment=Kaf'), Buffer.from([0xe9])])
      const tag = encodeSentence(['!re', `.tag=${command.tag}`]).subarray(0, -1)
      peer.socket.write(Buffer.concat([tag, Buffer.from([word.length]), word, Buffer.from([0])]))
      peer.done(command)
    })
    const western = await router.connected()
    expect((await western.run('/x')).rows).toEqual([{ comment: 'Kafé' }])
    const codePage = Array.from({ length: 128 }, (_, index) => String.fromCharCode(0x400 + index)).join('')
    const cyrillic = await router.connected({}, { codePage })
    expect((await cyrillic.run('/x')).rows).toEqual([{ comment: `Kaf${codePage[0x69]}` }])
  })
})

describe('perintah titipan (16, 17)', () => {
  it('kata kosong dan kata yang bukan parameter ditolak sebelum satu bita pun terkirim', async () => {
    await using router = await answer((peer, command) => peer.done(command))
    const link = await router.connected()
    const before = router.receivedBytes
    const hostile: unknown[] = ['', undefined, null, '/system/reboot', '.tag=1', '!done', 'x', '=', '?']
    for (const word of hostile) {
      // The types forbid most of these; rows that lost their types must still be refused.
      const error = await failureOf(link.run('/ip/hotspot/user/remove', ['=.id=*1', word as string, '/system/reboot']))
      expect(error, String(word)).toMatchObject({ kind: 'usage', outcomeUnknown: false })
    }
    for (const command of ['', 'login', '/', '/a b', '/a\0', '/A', '/a=b', '#']) {
      expect(await failureOf(link.run(command)), command).toMatchObject({ kind: 'usage' })
    }
    expect(router.receivedBytes).toBe(before)
    await link.run('/ok', ['=comment=', '=name=\0\n=.tag=x'])
    expect(router.peers[0]?.sentences.at(-1)?.slice(0, -1)).toEqual(['/ok', '=comment=', '=name=\0\n=.tag=x'])
  })

  it('daftar parameter milik pemanggil tidak diubah, jadi boleh dipakai lagi untuk mengulang', async () => {
    await using router = await answer((peer, command) => peer.done(command))
    const link = await router.connected()
    const params = Object.freeze(['=name=a'])
    await link.run('/x', params)
    await link.run('/x', params)
    const tags = router.peers[0]?.sentences.slice(1).map((words) => words.filter((word) => word.startsWith('.tag=')))
    expect(tags?.map((list) => list.length)).toEqual([1, 1])
    expect(new Set(tags?.flat()).size).toBe(2)
  })
})

it('satu perintah ke router di sebelah jauh di bawah 1 milidetik, dalam satu kiriman (14)', async () => {
  await using router = await answer((peer, command) => peer.done(command))
  const link = await router.connected()
  let chunks = 0
  router.peers[0]?.socket.on('data', () => {
    chunks += 1
  })
  const times: number[] = []
  for (let index = 0; index < 400; index++) {
    const start = performance.now()
    await link.run('/ip/hotspot/user/add', ['=name=a', '=password=b', '=profile=c', '=comment=d'])
    times.push(performance.now() - start)
  }
  const median = times.sort((a, b) => a - b)[200] ?? Number.NaN
  expect(chunks).toBe(400)
  expect(median).toBeLessThan(1)
})
