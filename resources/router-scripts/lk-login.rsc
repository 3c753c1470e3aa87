# lk-login v1 - LoketNet
# Mencatat login pertama voucher, dan mengunci voucher ke HP pertama bila diminta. Dijalankan router setiap ada yang login.
# Dipasang dan diperiksa oleh aplikasi LoketNet: perubahan di sini akan dikembalikan. Melepasnya lewat aplikasi, Lepas dari router.
# Comment of a voucher: lk1;x=EXPIRES;f=FIRST LOGIN;v=ACTIVE SECONDS;h=USE BEFORE;b=BATCH;i=ID; then m=1; when locked to one device, z=ENDED; UTC seconds
:local lkUser [:tostr $user]
:local lkMac [:tostr $"mac-address"]
# clock begin: lkNow is UTC in seconds, 0 while this router cannot know it. The same lines stand in lk-login and lk-sweep.
:local lkNow 0
:local lkDate ""
:local lkTime ""
:do {
# Midnight may pass between the two: read on until both are of one day.
  :local lkAgain "?"
  :while ($lkDate != $lkAgain) do={
    :set lkDate [:tostr [/system clock get date]]
    :set lkTime [:tostr [/system clock get time]]
    :set lkAgain [:tostr [/system clock get date]]
  }
# 2026-11-21 from 7.10 on, nov/21/2026 before. A 1 goes before two digits, so that 08 is a number everywhere. lkMonth counts from 0.
  :local lkYear 0
  :local lkMonth 0
  :local lkDay 0
  :if ([:pick $lkDate 4 5] = "-") do={
    :set lkYear [:tonum [:pick $lkDate 0 4]]
    :set lkMonth ([:tonum ("1" . [:pick $lkDate 5 7])] - 101)
    :set lkDay ([:tonum ("1" . [:pick $lkDate 8 10])] - 100)
  } else={
    :set lkYear [:tonum [:pick $lkDate 7 11]]
    :set lkMonth ([:find "janfebmaraprmayjunjulaugsepoctnovdec" [:pick $lkDate 0 3] -1] / 3)
    :set lkDay ([:tonum ("1" . [:pick $lkDate 4 6])] - 100)
  }
# Days since 1970: whole years, their leap days, the months before this one. Right from 1970 to 2099.
  :local lkDays ((($lkYear - 1970) * 365) + (($lkYear - 1969) / 4) + ($lkDay - 1))
  :local lkAt ($lkMonth * 3)
  :set lkDays ($lkDays + ([:tonum ("1" . [:pick "000031059090120151181212243273304334" $lkAt ($lkAt + 3)])] - 1000))
  :if ((($lkYear % 4) = 0) and ($lkMonth > 1)) do={ :set lkDays ($lkDays + 1) }
  :local lkHour ([:tonum ("1" . [:pick $lkTime 0 2])] - 100)
  :local lkMinute ([:tonum ("1" . [:pick $lkTime 3 5])] - 100)
  :local lkSecond ([:tonum ("1" . [:pick $lkTime 6 8])] - 100)
# Zone: seconds, west of Greenwich as unsigned 32 bit; or a text like +07:00.
  :local lkRaw [/system clock get gmt-offset]
  :local lkZone [:tonum $lkRaw]
  :if ([:typeof $lkZone] = "num") do={
    :if ($lkZone > 2147483647) do={ :set lkZone ($lkZone - 4294967296) }
  } else={
    :set lkRaw [:tostr $lkRaw]
    :local lkColon [:find $lkRaw ":" -1]
    :set lkZone 0
    :if ([:typeof $lkColon] = "num") do={
      :set lkZone (([:tonum ("1" . [:pick $lkRaw ($lkColon - 2) $lkColon])] - 100) * 3600)
      :set lkZone ($lkZone + (([:tonum ("1" . [:pick $lkRaw ($lkColon + 1) ($lkColon + 3)])] - 100) * 60))
      :if ([:pick $lkRaw 0 1] = "-") do={ :set lkZone (0 - $lkZone) }
    }
  }
  :set lkNow (($lkDays * 86400) + ($lkHour * 3600) + ($lkMinute * 60) + $lkSecond - $lkZone)
# Before 2026-11-01 the clock was never set: everything waits.
  :if ($lkNow < 1793491200) do={ :set lkNow 0 }
} on-error={
  :set lkNow 0
  :log warning "LoketNet: jam router tidak terbaca, masa aktif menunggu"
}
# clock end
:if ($lkNow > 0) do={
  :foreach lkId in=[/ip hotspot user find where name="$lkUser" and comment~"^lk1;"] do={
    :do {
      :local lkComment [:tostr [/ip hotspot user get $lkId comment]]
# stamp begin: first login now. Without an active period, v=0, only the first login is kept. The same lines stand in lk-login and lk-sweep.
      :if ([:pick $lkComment 0 30] = "lk1;x=0000000000;f=0000000000;") do={
        :local lkActive [:tonum [:pick $lkComment 32 [:find $lkComment ";" 31]]]
        :if ([:typeof $lkActive] = "num") do={
          :local lkExpires "0000000000"
          :if ($lkActive > 0) do={ :set lkExpires ($lkNow + $lkActive) }
          :set lkComment ("lk1;x=" . $lkExpires . ";f=" . $lkNow . [:pick $lkComment 29 [:len $lkComment]])
          /ip hotspot user set $lkId comment=$lkComment
        }
      }
# stamp end
# m=1: only the first device may use it. Taking the address off in the app lets the next device in.
      :if ([:typeof [:find $lkComment ";m=1;" 28]] = "num") do={
        :local lkOwner [:tostr [/ip hotspot user get $lkId mac-address]]
        :if ((($lkOwner = "") or ($lkOwner = "00:00:00:00:00:00")) and ([:len $lkMac] = 17)) do={
          /ip hotspot user set $lkId mac-address=$lkMac
        }
      }
    } on-error={ :log warning "LoketNet: login pertama $lkUser belum tercatat" }
  }
}
