"""Nouns that stand before a name and describe it."""

from __future__ import annotations

TITLES = frozenset(
    "president sir dame dr king queen prince princess lord lady general captain major colonel senator governor mayor "
    "minister saint mr mrs ms professor pope emperor chancellor premier judge justice architect actor actress author "
    "writer singer director composer astronaut politician pilot footballer player artist poet novelist engineer "
    "scientist film movie novel book album song single band group company firm building tower bridge club team city "
    "town village country state county district province region island river lake mountain school university museum "
    "airport station ship magazine journal newspaper series show game opera play painting monument nation republic "
    "kingdom organisation organization agency mission union treaty war battle festival award prize record work "
    "product car vehicle aircraft rocket satellite spacecraft star constellation stadium canal tunnel dam theatre "
    "church cathedral temple palace castle hotel hospital college institute academy library party founder leader "
    "chairman chief commander officer soldier lawyer physicist chemist biologist philosopher historian journalist "
    "businessman entrepreneur economist mathematician painter sculptor drummer bassist guitarist rapper dancer "
    "commission committee council department ministry operation programme program project force body "
    "lieutenant admiral sergeant corporal marshal brigadier commodore bishop archbishop cardinal rabbi count duke earl "
    "baron baroness duchess countess reverend gymnast athlete chef star icon champion".split()
)
