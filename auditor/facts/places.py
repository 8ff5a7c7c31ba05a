"""Which places may lie in which: regions and great cities hold others, a town of its own lies in no other."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.facts.names import is_broad, words_of

_REGIONS = frozenset(
    (
        "kent essex sussex surrey norfolk suffolk devon dorset cornwall cumbria cumberland westmorland durham "
        "somerset middlesex northumberland rutland ulster leinster connacht hesse thuringia westphalia rhineland "
        "silesia pomerania brandenburg mecklenburg holstein swabia franconia palatinate tyrol styria carinthia "
        "vorarlberg bohemia moravia galicia podolia volhynia mazovia transylvania wallachia moldavia provence "
        "burgundy alsace lorraine corsica aquitaine auvergne picardy champagne gascony savoy languedoc dordogne "
        "brabant flanders wallonia hainaut holland friesland zeeland gelderland limburg drenthe overijssel "
        "piedmont liguria veneto umbria lazio abruzzo campania apulia calabria sardinia emilia romagna marche "
        "molise basilicata castile aragon navarre asturias cantabria extremadura scania jutland zealand funen "
        "lapland karelia dalarna macedonia thrace crete anatolia cappadocia kurdistan dagestan chechnya "
        "maharashtra rajasthan bihar assam odisha orissa haryana karnataka kashmir goa telangana sichuan "
        "guangdong hunan hubei henan hebei shandong shanxi shaanxi yunnan zhejiang jiangsu fujian anhui jilin "
        "liaoning manchuria tibet xinjiang guangxi gansu hokkaido honshu kyushu shikoku okinawa java sumatra "
        "bali patagonia bahia jalisco oaxaca chiapas yucatan sonora veracruz natal transvaal newfoundland "
        "labrador majorca jersey guernsey shetland orkney hebrides highlands"
    ).split()
)
_KINDS = frozenset(
    "county province prefecture parish oblast canton governorate voivodeship department region municipality "
    "district territory borough shire peninsula island islands valley".split()
)
_METROPOLISES = frozenset(
    (
        "london paris berlin vienna hamburg munich rome naples milan madrid barcelona lisbon moscow leningrad "
        "istanbul constantinople cairo tokyo osaka beijing shanghai seoul manila mumbai "
        "bombay delhi calcutta kolkata lagos johannesburg sydney melbourne "
        "toronto montreal boston philadelphia chicago "
        "budapest prague warsaw stockholm copenhagen "
        "brussels amsterdam dublin belfast edinburgh glasgow manchester birmingham liverpool "
        "bristol"
    ).split()
) | frozenset(
    "new york|new york city|los angeles|san francisco|saint petersburg|st petersburg|hong kong|new delhi|"
    "cape town|mexico city|buenos aires|rio janeiro|sao paulo".split("|")
)
_TOWNS = frozenset(
    (
        "oxford cambridge bath york portsmouth southampton plymouth brighton norwich leicester nottingham derby "
        "coventry newcastle sunderland hull bradford cardiff swansea aberdeen dundee inverness cork galway "
        "limerick lyon marseille toulouse nice nantes strasbourg bordeaux lille rennes reims dijon grenoble "
        "rouen orleans tours caen metz nancy brest limoges avignon arles cologne frankfurt stuttgart dusseldorf "
        "dortmund essen leipzig dresden bremen hanover nuremberg mannheim karlsruhe bonn munster kiel lubeck "
        "rostock magdeburg erfurt weimar jena halle kassel freiburg heidelberg ulm augsburg regensburg wurzburg "
        "bayreuth aachen trier mainz koblenz graz linz salzburg innsbruck zurich geneva basel bern lausanne "
        "lucerne winterthur turin genoa bologna florence venice verona palermo catania bari pisa siena parma "
        "modena padua trieste ravenna perugia ferrara valencia seville zaragoza malaga bilbao granada cordoba "
        "salamanca toledo valladolid alicante porto coimbra braga rotterdam utrecht leiden haarlem delft "
        "groningen eindhoven antwerp ghent bruges liege leuven gothenburg malmo uppsala bergen trondheim "
        "stavanger aarhus odense aalborg tampere turku reykjavik krakow lodz wroclaw poznan gdansk szczecin "
        "lublin brno ostrava bratislava kosice debrecen szeged cluj timisoara iasi bucharest sofia plovdiv "
        "belgrade zagreb split ljubljana sarajevo skopje tirana kiev kyiv odessa odesa lviv kharkiv minsk riga "
        "tallinn vilnius kaunas chisinau thessaloniki patras kazan novgorod samara omsk perm yekaterinburg "
        "novosibirsk seattle portland denver phoenix sacramento oakland austin memphis nashville louisville "
        "cincinnati cleveland columbus pittsburgh buffalo rochester milwaukee minneapolis omaha tulsa "
        "albuquerque tucson charlotte savannah charleston jacksonville tampa orlando indianapolis providence "
        "hartford newark syracuse honolulu anchorage ottawa calgary edmonton winnipeg halifax perth adelaide "
        "hobart canberra darwin auckland wellington christchurch dunedin durban pretoria accra kumasi dakar "
        "tunis algiers casablanca rabat alexandria khartoum kampala harare lusaka jerusalem haifa beirut "
        "damascus aleppo baghdad basra tehran isfahan shiraz tabriz riyadh jeddah mecca kabul lahore islamabad "
        "peshawar dhaka colombo kathmandu bangalore hyderabad ahmedabad pune jaipur lucknow varanasi yangon "
        "hanoi saigon taipei busan nagoya sapporo fukuoka kobe kyoto yokohama hiroshima nagasaki guangzhou "
        "nanjing wuhan tianjin chengdu chongqing harbin havana caracas quito guayaquil montevideo asuncion "
        "rosario recife brasilia guadalajara monterrey singapore atlanta houston dallas miami baltimore lima "
        "bogota santiago bangkok jakarta nairobi brisbane vancouver oslo helsinki detroit athens bristol "
        "sheffield leeds washington karachi madras chennai kingston dearborn"
    ).split()
) | frozenset(
    "havre|hague|san diego|san jose|san antonio|new orleans|saint paul|saint louis|st louis|kansas city|"
    "oklahoma city|salt lake city|las vegas|new haven|tel aviv|addis ababa|ho chi minh city|phnom penh|"
    "kuala lumpur|san juan|paz|belo horizonte|porto alegre".split("|")
)


# What lies in a town of any name: a street, a house.
_SPOTS = frozenset(
    "street road avenue lane square terrace crescent gardens mews row boulevard drive calle rue via strasse straße "
    "hospital infirmary clinic house palace castle farm hotel hall manor abbey convent prison room suite".split()
)


def may_overlap(place: str, names: Sequence[str]) -> bool:
    """Whether a place may lie in another, which has these names, or hold it, as far as names tell."""
    if _is_wide(place) or any(_is_wide(name) for name in names):
        return True
    return all(_may_hold(place, name) for name in names) or any(_may_hold(name, place) for name in names)


def may_be_region(place: str, names: Sequence[str]) -> bool:
    """Whether a place of one word may be a region around others ("Transkei"): no town that is known is among them."""
    towns = _TOWNS | _METROPOLISES
    return len(words_of(place)) == 1 and all(_bare(one) not in towns for one in (place, *names))


def _is_wide(name: str) -> bool:
    words = words_of(name)
    return (
        is_broad(name)
        or words[-1] in _KINDS
        or not _SPOTS.isdisjoint((words[0], words[-1]))
        or (len(words) > 1 and "," not in name and is_broad(words[-1]))  # "Victorian England", "Porfirian Mexico"
        or words[-1].endswith("shire")
        or (len(words) == 1 and words[0] in _REGIONS)
    )


def _may_hold(name: str, other: str) -> bool:
    """Whether a great city may have another place as its quarter."""
    return _bare(name) in _METROPOLISES and _bare(other) not in _METROPOLISES | _TOWNS


def _bare(name: str) -> str:
    """A place without what it lies in ("Lyon, France")."""
    return " ".join(words_of(name.partition(",")[0]))
