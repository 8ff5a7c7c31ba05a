"""The table of common properties: their labels, value types and the wordings that announce them."""
# ruff: noqa: E501 - a table

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from auditor.facts.model import Cardinality, Cue, Shape, ValueType


class Known(Struct, frozen=True):
    """One property of the table; wordings are parted by commas.

    `topic` names a closed kind of value (`place`, `sport`, `language` ...) or a rule of its own
    (`birth`, `death`, `ended`, `work`).
    """

    labels: tuple[str, ...]
    type: ValueType
    cardinality: Cardinality = "one"
    topic: str = ""
    unit: str = ""
    role: str = ""
    passive: str = ""
    active: str = ""
    event: str = ""
    place: str = ""
    count: str = ""
    list: str = ""
    copula: str = ""
    works: str = ""
    parents: str = ""
    noun: str = ""
    fixed: str = ""

    def cues(self) -> Iterator[Cue]:
        """Its wordings, each with its shape."""
        shapes: tuple[Shape, ...] = (
            "role",
            "passive",
            "active",
            "event",
            "place",
            "count",
            "list",
            "copula",
            "works",
            "parents",
            "noun",
            "fixed",
        )
        for shape in shapes:
            for text in getattr(self, shape).split(","):
                if text.strip():
                    yield Cue(text.strip(), shape)
        for text in self.place.split(","):
            verb, _, at = text.strip().rpartition(" ")
            if at == "in" and self.type == "entity" and verb in ("born", "died", "passed away"):
                yield Cue(verb, "dated")  # "born on 6 July 1907 in"
        for text in self.passive.split(","):
            verb, _, by = text.strip().partition(" ")
            if by == "by":
                yield Cue(verb, "parted")


def _known(labels: str, type_: ValueType, cardinality: Cardinality = "one", topic: str = "", **cues: str) -> Known:
    return Known(tuple(label.strip() for label in labels.split(",")), type_, cardinality, topic, **cues)


TABLE: tuple[Known, ...] = (
    _known("birth, date of birth, birth date, born, birthday, birth year, year of birth", "date", topic="birth",
           event="born", role="date of birth, birth date, birthday, birthdate", noun="birth"),
    _known("death, date of death, death date, died, year of death", "date", topic="death",
           event="died, passed away, death, killed, executed, assassinated, lost his life, lost her life", role="date of death, death date",
           noun="death, execution, assassination, murder, passing, suicide"),
    _known("place of birth, birth place, birthplace", "entity", topic="place",
           place="born in, born at, hails from, originates from, comes from, native of, a native of, hailed from",
           role="place of birth, birth place, birthplace"),
    _known("place of death, death place", "entity", topic="place", place="died in, died at, passed away in, passed away at, lost his life in, lost her life in",
           role="place of death, death place"),
    _known("place of burial, burial place, buried in, buried at, resting place, burial site, final resting place", "entity", topic="burial",
           place="buried in, buried at, interred in, interred at, laid to rest in, laid to rest at, entombed in",
           role="burial place, place of burial, resting place, final resting place"),
    _known("established, founded, founding, inception, foundation, creation, founding date, formation, date founded, start, foundation date, creation date, year founded, date of establishment, founding year", "date",
           topic="start",
           event="established, founded, created, set up, formed, incorporated, launched, instituted, erected, "
                 "inaugurated, came into being, was made, emerged, initiated, existed since, in existence since",
           role="founding date, date of foundation, establishment",
           noun="founding, foundation, establishment, creation, formation"),
    _known("point in time, time, year, date, start time, start date, began, started, start year, date of start, beginning", "date", topic="start",
           event="began, started, commenced, broke out, erupted, lasted, lasted from, opened, took place, was held, held, occurred, happened, fought",
           noun="outbreak, start, beginning"),
    _known("ended, closed, closure, disbanded, decommissioned, date of closure, defunct, ceased operations, end, end time, end date, dissolved, abolished, dissolved abolished or demolished, demolished, dissolution, date of dissolution, closing date, end year, finished", "date", topic="ended",
           event="ended, dissolved, abolished, disbanded, closed, terminated, concluded, ceased, finished, wound up, "
                 "completed its withdrawal, shut down, came to an end, demolished, torn down, pulled down, shut its doors, closed its doors, lasted, lasted from",
           role="end date", noun="dissolution, abolition, disbandment, closure, demolition, end"),
    _known("opened, opening date, date of opening, opening, official opening date, date of official opening, opening year", "date", topic="start",
           event="opened, inaugurated, officially opened, opened to the public, opened to traffic, opened its doors, "
                 "opened its gates, opened its doors to the public, opened for business, thrown open",
           noun="opening, official opening, grand opening, inauguration"),
    _known("completed, completion date, completion, date of completion, year built, built, construction end, building end date, completion year, year completed", "date", topic="start",
           event="completed, finished, built, construction ended", role="completion date, date of completion",
           noun="completion"),
    _known("construction start, building start date, construction began, start of construction", "date", topic="start",
           event="construction began, construction started, construction of, begun, work began, building began, ground was broken",
           noun="construction, building, work, ground was broken"),
    _known("publication date, date of publication, release date, published, released, date of release, publication, premiere, year of publication, publication year, release year, release, first aired, debut, original release date", "date",
           topic="work", event="published, released, came out, premiered, debuted, issued, appeared, first aired, had its premiere, hit cinemas, hit theaters, hit theatres, came to cinemas, went on sale",
           role="publication date, release date", noun="publication, release, premiere, first performance"),
    _known("launch date, launched, date of launch, utc date of spacecraft launch, launch", "date", topic="start",
           event="launched, lifted off, blasted off, lift-off", role="launch date", noun="launch"),
    _known("landed, landing, landing date, date of landing, touchdown, spacecraft landing", "date", topic="start",
           event="landed, touched down, set down", role="landing date", noun="landing, touchdown"),
    _known("discovered, discovery date, time of discovery or invention, date of discovery, discovery, date discovered", "date", topic="start",
           event="discovered, invented, first observed", noun="discovery, invention"),
    _known("sank, sinking, sunk, date of sinking, wrecked, shipwrecked", "date", topic="loss",
           event="sank, sunk, went down, wrecked, foundered, capsized", noun="sinking, wreck, loss"),
    _known("disappeared, disappearance, vanished, date of disappearance", "date", topic="loss",
           event="disappeared, vanished, went missing", noun="disappearance"),
    _known("assassinated, assassination, murdered, date of assassination", "date", topic="death",
           event="assassinated, murdered, shot dead, killed, gunned down", noun="assassination, murder, killing, death"),
    _known("crashed, crash, date of crash", "date", topic="loss", event="crashed, came down, went down"),
    _known("first ascent, date of first ascent, first climbed", "date", topic="start",
           event="first climbed, first ascended, first scaled, first summited, first ascent", role="first ascent"),
    _known("signed, date of signature, signing date", "date", topic="start", event="signed", noun="signing, signature"),
    _known("entered into force, entry into force, effective date, in force", "date", topic="start",
           event="entered into force, came into force, took effect, came into effect, in force since"),
    _known("first flight, maiden flight", "date", topic="start", event="first flew, first flight, maiden flight", role="first flight, maiden flight"),
    _known("production start, production start year, start of production, production began", "date", topic="start",
           event="went into production, entered production, production began, production started, manufactured from, produced from",
           noun="production"),
    _known("last aired, last episode, final episode date, end of run", "date", topic="start",
           event="last aired, ended, ended its run, concluded, finished, came to an end"),
    _known("independence, date of independence, independence date", "date", topic="start",
           event="became independent, gained independence, gained its independence, independence, independent, declared independence"),
    _known("joined, accession, date of accession, admitted", "date", topic="start",
           event="joined, acceded, admitted"),
    _known("took office, assumed office, term start, start of term, inauguration", "date", topic="office_start",
           event="took office, assumed office, became, took over, sworn in, inaugurated, was elected, served as, in office"),
    _known("left office, term end, end of term", "date", topic="office_end",
           event="left office, stepped down, resigned, term ended, term as, served as, in office"),
    _known("married, date of marriage, wedding", "date", "many", event="married, wed"),
    _known("coup, coups", "date", "many", event="coup, coups"),
    _known("capital, capital city, seat of government, capital of", "entity", topic="city",
           role="capital city, capital, seat of government, administrative centre, county seat"),
    _known("largest city", "entity", topic="city", role="largest city, biggest city"),
    _known("headquarters, headquarters location, head office, seat, hq, headquarter", "entity", topic="seat",
           place="headquartered in, headquartered at, based in, has its headquarters in, has its seat in, headquarters in",
           role="headquarters, head office, seat", fixed="based"),
    _known("location, located in, located in the administrative territorial entity, place, city", "entity", "many", topic="place",
           place="located in, situated in, lies in, located at, stands in, is in, found in", role="location"),
    _known("country, state", "entity", topic="place",
           place="located in, situated in, lies in, in, found in", role="country"),
    _known("continent", "entity", topic="continent", role="continent", place="located in, situated in, lies in"),
    _known("constellation", "entity", topic="constellation", role="constellation",
           place="in the constellation, in the constellation of, in the constellation called, located in, found in"),
    _known("mouth, mouth of the watercourse, flows into", "entity", topic="place",
           place="flows into, empties into, drains into, discharges into, runs into, joins the", role="mouth"),
    _known("crosses, bridge crosses", "entity", topic="place", place="crosses, crosses the, spans, spans the, crossing, spanning"),
    _known("location of formation, formation location, foundation place, place of foundation, founded in, formed in", "entity", topic="place",
           place="founded in, formed in, established in, originated in, originates from, originated from, created in, started in, "
                 "formed at, founded at, set up in, came together in, started out in, was started in",
           role="place of foundation"),
    _known("country of origin", "entity", topic="nation", role="country of origin, home country",
           place="created in, produced in, developed in, made in, originated in, originates from, comes from, originally from"),
    _known("named after, namesake, eponym, named for", "entity", topic="eponym", role="namesake, eponym",
           place="named after, named for, named in honour of, named in honor of, takes its name from, took its name from, "
                 "gets its name from, derives its name from, owes its name to"),
    _known("patron saint", "entity", topic="person", role="patron saint"),
    _known("assembly, assembled in, assembly plant, assembled at, production location", "entity", "many", topic="place",
           place="assembled in, assembled at, built in, manufactured in, made in, produced in"),
    _known("mountain range", "entity", topic="place", role="mountain range"),
    _known("currency", "entity", topic="currency", role="currency, monetary unit, legal tender"),
    _known("official language, language, official languages", "entity", "many", topic="language",
           role="official language, language, national language"),
    _known("native language, mother tongue, first language", "entity", topic="language",
           role="native language, mother tongue, first language", place="native speaker of"),
    _known("language of work or name, original language, original language of film or tv show, language of work", "entity", topic="language",
           role="language, original language", place="written in, sung in, recorded in, published in, performed in, filmed in"),
    _known("sport, sports, discipline", "entity", topic="sport", role="sport", place="plays, played, competes in"),
    _known("league, competition, division", "entity", topic="league", role="league, division",
           place="play in, plays in, competes in, compete in, competed in, playing in, competing in, played in"),
    _known("ground, stadium, home venue, home ground, venue, arena", "entity", topic="ground",
           role="home ground, ground, stadium, home stadium, home venue",
           place="play their home games at, plays its home games at, play at, plays at, home matches at"),
    _known("author, writer, written by, writers", "entity", topic="author",
           role="author, writer", passive="written by, authored by, penned by, written and illustrated by",
           active="wrote, authored, penned, who wrote", works="novel by, book by, play by, poem by, by"),
    _known("director, directed by, film director", "entity", topic="director", role="director",
           passive="directed by, written and directed by", active="directed", works="film by, movie by"),
    _known("producer, produced by, film producer", "entity", "many", topic="person", role="producer", passive="produced by", active="produced"),
    _known("screenwriter, screenplay by", "entity", "many", topic="person", role="screenwriter", passive="screenplay by"),
    _known("composer, composed by, music by", "entity", topic="composer", role="composer, music, score, soundtrack",
           passive="composed by, music by, scored by, score by", active="composed",
           works="tone poem by, suite by, overture by, requiem by, quartet by, waltz by, opera by, symphony by, ballet by, concerto by, sonata by, operetta by, oratorio by, composition by"),
    _known("performer, artist, singer, performed by, recorded by, recording artist", "entity", topic="performer",
           role="performer, singer",
           passive="performed by, recorded by, sung by", active="recorded, performed, sang",
           works="album by, song by, single by, track by, ep by, hit by, album from, by"),
    _known("architect, designed by, designer", "entity", topic="person", role="architect, designer",
           passive="designed by, designed by the architect, designed by architect", active="designed"),
    _known("painter, painted by", "entity", topic="person", role="painter", passive="painted by", active="painted",
           works="painting by, fresco by, portrait by"),
    _known("creator, created by", "entity", topic="person", role="creator", passive="created by", active="created"),
    _known("inventor, discoverer, discoverer or inventor, invented by, discovered by", "entity", topic="person",
           role="inventor, discoverer", passive="invented by, discovered by", active="invented, discovered"),
    _known("developer, developed by", "entity", topic="org", role="developer", passive="developed by", active="developed"),
    _known("publisher, published by", "entity", topic="org", role="publisher", passive="published by", active="published"),
    _known("manufacturer, manufactured by, maker, built by, builder, produced by company", "entity", topic="org", role="manufacturer, maker, creator, producer",
           passive="manufactured by, made by, built by, produced by, created by, developed by, "
                   "product of, product by, product created by, product developed by, product manufactured by",
           active="manufactures, makes, produces, manufactured, built, made"),
    _known("operator, operated by, operating organisation, operating organization", "entity", topic="holding",
           role="operator, operating organisation, operating organization",
           passive="operated by, run by, managed by", active="operates, runs, operated"),
    _known("owner, owned by", "entity", topic="holding", role="owner", passive="owned by", place="belongs to",
           active="owns, bought, acquired"),
    _known("parent, parent organization, parent company, parent organisation", "entity", topic="holding",
           role="parent company, parent organisation, parent organization, parent",
           passive="subsidiary of, division of, owned by", active="owns"),
    _known("record label, label", "entity", topic="org", role="record label, label", place="signed to, signed with, released on, released through, released by, released via"),
    _known("founder, founded by, founders, founder name", "entity", "many", topic="person", role="founder",
           passive="founded by, co-founded by, set up by, established by, created by", active="founded, co-founded, established"),
    _known("head, head of, leader, leader name, leadername, chief, led by", "entity", "one_at_a_time", topic="person",
           role="head, leader, chief, chair", passive="headed by, led by, lead by, chaired by, governed by", active="heads, leads, chairs"),
    _known("head of government, prime minister", "entity", "one_at_a_time", topic="person",
           role="head of government, prime minister, premier, chancellor"),
    _known("head of state, president", "entity", "one_at_a_time", topic="person", role="head of state, president, monarch"),
    _known("mayor", "entity", "one_at_a_time", topic="person", role="mayor"),
    _known("governor", "entity", "one_at_a_time", topic="person", role="governor"),
    _known("monarch, king, queen", "entity", "one_at_a_time", topic="person", role="monarch, king, queen, emperor"),
    _known("chief executive officer, ceo, chief executive", "entity", "one_at_a_time", topic="person",
           role="chief executive officer, chief executive, ceo"),
    _known("secretary general, secretary-general", "entity", "one_at_a_time", topic="person", role="secretary-general, secretary general"),
    _known("director general, director-general, executive director", "entity", "one_at_a_time", topic="person",
           role="director-general, director general, executive director"),
    _known("commander, commanded by", "entity", "many", topic="person", role="commander", passive="commanded by", active="commanded"),
    _known("head coach, coach, manager, head coach name", "entity", "one_at_a_time", topic="person", role="head coach, coach, manager",
           passive="coached by, managed by", active="coaches, coached, manages, managed"),
    _known("captain", "entity", "one_at_a_time", topic="person", role="captain", passive="captained by"),
    _known("holder of the office, officeholder, office holder, holder, incumbent", "entity", "one_at_a_time", topic="office"),
    _known("spouse, husband, wife, married to", "entity", "many", topic="person", role="spouse, husband, wife",
           passive="married to, married", active="married"),
    _known("father", "entity", topic="father", role="father", passive="fathered by", parents="son of, daughter of, child of, born to"),
    _known("mother", "entity", topic="mother", role="mother", parents="son of, daughter of, child of, born to"),
    _known("child, children", "entity", "many", topic="person", role="son, daughter, child"),
    _known("sibling, brother, sister", "entity", "many", topic="person", role="brother, sister, sibling"),
    _known("occupation, profession, job", "text", "many", role="occupation, profession"),
    _known("citizenship, country of citizenship, nationality", "entity", "many", topic="nation",
           role="nationality, citizenship", place="citizen of"),
    _known("religion, denomination", "entity", topic="religion", role="religion, faith"),
    _known("chairman, chairwoman, chairperson, chair", "entity", "one_at_a_time", topic="person",
           role="chairman, chairwoman, chairperson, chair", passive="chaired by", active="chairs, chaired"),
    _known("cause of death, death cause", "entity", topic="kind", role="cause of death", place="died of, died from, succumbed to"),
    _known("genre, music genre, musical genre", "entity", "many", topic="kind", role="genre"),
    _known("position, position played on team, position played on team speciality, playing position", "entity", topic="kind", role="position",
           place="plays as, played as, plays in the position of, played in the position of, plays as a, plays as an, played as a, played as an, playing as a"),
    _known("demonym", "entity", topic="kind", role="demonym"),
    _known("original broadcaster, broadcaster, network, original network, channel, broadcasted by", "entity", topic="network",
           role="original broadcaster, broadcaster, network", passive="broadcast by, aired by, televised by",
           place="aired on, broadcast on, airs on, premiered on, debuted on"),
    _known("political party, party, member of political party", "entity", "many", role="party, political party",
           place="member of the, member of, belongs to the, belongs to"),
    _known("was a crew member of, crew member of, crew", "entity", "many", place="crew member of, member of the crew of"),
    _known("member of, membership", "entity", "many", role="member", place="member of, belongs to"),
    _known("members, member states, member countries, membership list, has part, has parts", "entity", "many", topic="members",
           list="comprising, comprises, consisting of, consists of, made up of, composed of, whose members are, members are, members, member states"),
    _known("alma mater, educated at, education, university", "entity", "many", role="alma mater",
           place="graduated from, studied at, educated at, attended, degree from, graduate of, went to"),
    _known("employer, works for, worked for", "entity", "many", place="works for, worked for, employed by, works at, worked at"),
    _known("winner, won by, victor, champion", "entity", topic="person", role="winner, champion", passive="won by",
           active="won"),
    _known("award, awards, award received, prize", "entity", "many", place="won the, received the, awarded the"),
    _known("battles, conflict, battle, participant in", "entity", "many",
           place="fought in, took part in, involved in, participated in, served in, fought during"),
    _known("cast member, starring, cast, actor, stars", "entity", "many", topic="person", passive="starring, stars", active="starred in, stars in, appeared in", role="star"),
    _known("successor, succeeded by, followed by", "entity", topic="person", role="successor", passive="succeeded by, followed by"),
    _known("predecessor, preceded by, follows", "entity", topic="person", role="predecessor", passive="preceded by", place="follows, comes after"),
    _known("killed, deaths, fatalities, death toll, number of deaths, casualties, dead", "number", unit="people",
           count="killed, fatalities, dead, deaths, died, lost their lives, people killed, casualties, lives, "
                 "people died in, people were killed in, people lost their lives in, died in, were killed in",
           event="killed, claimed the lives of",
           role="death toll, number of deaths"),
    _known("injured, number of injured, wounded", "number", unit="people", count="injured, wounded", role="number of injured"),
    _known("population, inhabitants, number of inhabitants, population total", "number", unit="people",
           count="inhabitants, residents, people, citizens, people live in, inhabitants live in", role="population"),
    _known("number of members, member count, membership size, members count", "number", topic="changing",
           count="members, member, member states, member countries", role="membership, number of members"),
    _known("number of employees, employees, staff, workforce", "number", topic="changing", count="employees, staff, workers, people",
           role="workforce, headcount, number of employees"),
    _known("number of students, students count, enrolment, students", "number", topic="changing", count="students, pupils", role="enrolment, enrollment"),
    _known("number of pages, pages, page count", "number", count="pages, page, pages long", role="page count, number of pages"),
    _known("floor count, number of floors, floors above ground, floors, storeys, stories, number of storeys", "number",
           count="floors, floor, storeys, storey, stories, story, levels", role="floor count, number of floors"),
    _known("number of episodes, episodes", "number", count="episodes", role="number of episodes"),
    _known("number of seasons, seasons", "number", count="seasons", role="number of seasons"),
    _known("number of seats, seats, capacity, maximum capacity, seating capacity, seats in parliament", "number",
           event="seats, holds, accommodates", count="seats, spectators", role="capacity, seating capacity"),
    _known("number of rooms, rooms", "number", count="rooms, guest rooms", role="number of rooms"),
    _known("number of platforms, platforms, number of platform tracks", "number", count="platforms", role="number of platforms"),
    _known("area, total area, surface area, land area", "number", unit="km2", topic="measure",
           role="area, total area, surface area, land area", copula="in area, large",
           event="covers, covering, occupies, spans, encompasses",
           count="square kilometres, square kilometers, km2, km², sq km, square miles, square metres, square meters, hectares"),
    _known("floor area, gross floor area, floor space", "number", unit="m2", topic="measure",
           role="floor area, total floor area, floor space, gross floor area", copula="of floor area, of floor space",
           count="square metres, square meters, m2, m², sq m, square feet, square metre, square meter"),
    _known("height, elevation, elevation above sea level, summit elevation, structural height, height in metres", "number", unit="m", topic="measure",
           role="height, elevation, altitude, summit", copula="tall, high, above sea level, in height, in elevation",
           event="rises to, stands"),
    _known("length, total length, route length", "number", unit="m", topic="measure", role="length, total length",
           copula="long, in length", event="stretches, stretching, extends, extending, runs, flows, spans, measures"),
    _known("duration, runtime, running time, length of film, film length", "number", unit="minutes", topic="measure",
           role="runtime, running time, duration", copula="long, in length", event="runs for, runs, lasts"),
    _known("width, breadth", "number", unit="m", topic="measure", role="width, breadth", copula="wide, in width"),
    _known("depth, maximum depth", "number", unit="m", topic="measure", role="depth", copula="deep, in depth"),
    _known("mass, weight", "number", unit="kg", topic="measure", role="mass, weight", copula="in weight", event="weighs, weighed"),
    _known("beam, ship beam", "number", unit="m", topic="measure", role="beam", copula="in beam"),
    _known("time in space", "number", unit="minutes", topic="measure", role="time in space", copula="in space"),
    _known("runway length", "number", unit="m", topic="measure", role="runway length, runway", copula="runway"),
    _known("cost, budget, price, total cost, construction cost", "number", topic="money", role="cost, budget, price, total cost", event="cost, costs, costing"),
    _known("revenue, turnover, total revenue, annual revenue", "number", topic="money", role="revenue, turnover, annual revenue"),
    _known("box office", "number", topic="money", role="box office", event="grossed"),
    _known("speed, top speed, maximum speed", "number", unit="km/h", topic="measure", role="top speed, maximum speed, speed"),
    _known("atomic number", "number", role="atomic number"),
    _known("boiling point", "number", unit="°C", topic="measure", role="boiling point", event="boils at"),
    _known("melting point", "number", unit="°C", topic="measure", role="melting point", event="melts at"),
    _known("oclc number, oclc, oclc control number", "text", topic="code", role="oclc number, oclc"),
    _known("isbn number, isbn, isbn 13, isbn 10", "text", topic="code", role="isbn number, isbn"),
    _known("iata code, iata airport code, iata location identifier", "text", topic="code", role="iata code, iata location identifier"),
    _known("icao code, icao airport code, icao location identifier", "text", topic="code", role="icao code, icao location identifier"),
    _known("issn, issn number", "text", topic="code", role="issn number, issn"),
    _known("lccn, lccn number", "text", topic="code", role="lccn number, lccn"),
    _known("area code, dialling code, dialing code", "text", topic="code", role="area code, dialling code, dialing code"),
    _known("postal code, postcode, zip code", "text", topic="code", role="postal code, postcode, zip code"),
)  # fmt: skip
