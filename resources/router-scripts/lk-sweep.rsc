# lk-sweep v1 - LoketNet
# Setiap menit: menutup voucher yang habis atau hangus, dan mencatat login pertama yang terlewat. Voucher dimatikan, tidak pernah dihapus.
# Dipasang dan diperiksa oleh aplikasi LoketNet: perubahan di sini akan dikembalikan. Melepasnya lewat aplikasi, Lepas dari router.
# Comment of a voucher: lk1;x=EXPIRES;f=FIRST LOGIN;v=ACTIVE SECONDS;h=USE BEFORE;b=BATCH;i=ID; then m=1; when locked to one device, z=ENDED; UTC seconds
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
# A sweep that still runs must not be doubled. A router that will not show its jobs sweeps all the same.
:local lkJobs 0
:do { :set lkJobs [:len [/system script job find where script="lk-sweep"]] } on-error={ :set lkJobs 0 }
:if (($lkNow > 0) and ($lkJobs < 2)) do={
# lkPast matches ten digits that are not above now, so that one find picks what is due out of thousands.
  :local lkDigits [:tostr $lkNow]
  :local lkPast ""
  :local lkBefore ""
  :local lkLowest 1
  :for lkAt from=0 to=9 do={
    :local lkDigit [:tonum [:pick $lkDigits $lkAt ($lkAt + 1)]]
    :if ($lkDigit > $lkLowest) do={ :set lkPast ($lkPast . $lkBefore . "[" . $lkLowest . "-" . ($lkDigit - 1) . "]|") }
    :set lkBefore ($lkBefore . $lkDigit)
    :set lkLowest 0
  }
  :set lkPast ("(" . $lkPast . $lkDigits . ")")
# Was online, has logged out, never stamped: counted by the router at logout.
  :local lkMissed [/ip hotspot user find where disabled=no and uptime>0s and comment~"^lk1;x=0000000000;f=0000000000;"]
# Expired, or never used and past its shelf life.
  :local lkDue [/ip hotspot user find where disabled=no and comment~"^lk1;x=($lkPast|0000000000;f=0000000000;v=[0-9]+;h=$lkPast)"]
# Every tenth minute also who is online: never stamped, or ended and still there. Forty names a find.
  :if (([:tonum ("1" . [:pick $lkTime 3 5])] % 10) = 0) do={
    :do {
      :local lkGroups [:toarray ""]
      :local lkNames ""
      :local lkCount 0
      :foreach lkId in=[/ip hotspot active find] do={
        :local lkUser ""
# Logged out since the find: nothing to do.
        :do { :set lkUser [:tostr [/ip hotspot active get $lkId user]] } on-error={ :set lkUser "" }
        :if ($lkUser ~ "^[A-Za-z0-9_-]+\$") do={
          :if ($lkCount > 0) do={ :set lkNames ($lkNames . "|") }
          :set lkNames ($lkNames . $lkUser)
          :set lkCount ($lkCount + 1)
        }
        :if ($lkCount = 40) do={
          :set lkGroups ($lkGroups , $lkNames)
          :set lkNames ""
          :set lkCount 0
        }
      }
      :if ($lkCount > 0) do={ :set lkGroups ($lkGroups , $lkNames) }
      :foreach lkGroup in=$lkGroups do={
        :if ([:len $lkGroup] > 0) do={
          :set lkMissed ($lkMissed , [/ip hotspot user find where disabled=no and name~"^($lkGroup)\$" and comment~"^lk1;x=0000000000;f=0000000000;"])
          :set lkDue ($lkDue , [/ip hotspot user find where disabled=yes and name~"^($lkGroup)\$" and comment~"^lk1;x=$lkPast"])
        }
      }
    } on-error={ :log warning "LoketNet: yang sedang masuk belum bisa diperiksa" }
  }
  :foreach lkId in=$lkMissed do={
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
    } on-error={ :log warning "LoketNet: login pertama yang terlewat belum tercatat" }
  }
# What find chose is judged again before anybody is shut out: by its number, which has ten digits.
  :foreach lkId in=$lkDue do={
    :do {
      :local lkComment [:tostr [/ip hotspot user get $lkId comment]]
      :local lkUser [:tostr [/ip hotspot user get $lkId name]]
      :local lkWhy "habis"
      :local lkEnd [:tonum [:pick $lkComment 6 16]]
      :if ([:pick $lkComment 0 30] = "lk1;x=0000000000;f=0000000000;") do={
        :set lkWhy "hangus"
        :local lkAt [:find $lkComment ";h=" 29]
        :set lkEnd [:tonum [:pick $lkComment ($lkAt + 3) ($lkAt + 13)]]
# Used but not stamped yet is not unused.
        :if ([/ip hotspot user get $lkId uptime] > 0s) do={ :set lkEnd 0 }
        :if ([:len [/ip hotspot active find where user="$lkUser"]] > 0) do={ :set lkEnd 0 }
      }
      :if ([:typeof $lkEnd] = "num") do={
        :if (($lkEnd >= 1000000000) and ($lkEnd <= $lkNow)) do={
          :if ([:typeof [:find $lkComment ";z=" 28]] != "num") do={ :set lkComment ($lkComment . "z=" . $lkNow . ";") }
# Disabled first: a device with a cookie would be back at once.
          /ip hotspot user set $lkId disabled=yes comment=$lkComment
          :log info "LoketNet: voucher $lkUser $lkWhy"
# One that is gone by itself must not keep the others.
          :foreach lkLogin in=[/ip hotspot cookie find where user="$lkUser"] do={
            :do { /ip hotspot cookie remove $lkLogin } on-error={ :log debug "LoketNet: cookie sudah tidak ada" }
          }
          :foreach lkLogin in=[/ip hotspot active find where user="$lkUser"] do={
            :do { /ip hotspot active remove $lkLogin } on-error={ :log debug "LoketNet: sesi sudah tidak ada" }
          }
        }
      }
    } on-error={ :log warning "LoketNet: sebuah voucher belum bisa ditutup" }
  }
}
