"""Plain English words that the rules have to know by name."""

from functools import cache
from importlib.resources import files

# Capitalised at the start of a sentence, never (part of) a person's name.
FUNCTION_WORDS = frozenset(
    """
    a about above according across additionally after afterwards again against all almost along also although always
    amid among an and another any are as at be because been before besides between beyond both but by can concerning
    could despite did do does doing due during each either else even every few finally first following for from
    further furthermore given had has have having he hence her here hereby hers him himself his how however i if in
    including indeed instead into is it its itself just last lastly later less like likewise many me meanwhile more
    moreover most much my neither never next nevertheless no nor not notably nothing now of off on once one only
    onto or other others our ourselves out over overall own particularly per please recently regarding related same
    second secondly see several shall she should similarly since so some soon specifically still such than that the
    their them themselves then there thereby therefore these they third this those though three through throughout
    thus to together too toward towards two under until up upon us very was we well were what when where whereas
    which while who whom whose why will with within without would yet you your today yesterday tomorrow tonight
    earlier separately speaking turning noting responding welcoming recalling thanking having asked citing referring
    four five six seven eight nine ten nearly less dear ladies gentlemen good thank thanks yes question answer
    statement readout call meeting conversation talks visit remarks joint press update background fact sheet note
    photo topics topic on-the-record president's
    """.split()
)

MONTHS_AND_DAYS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday easter christmas ramadan
    """.split()
)

# Capitalised words that make the words beside them an institution, a document or an event and not a person.
INSTITUTION_WORDS = frozenset(
    """
    affairs defence defense state treasury council commission union nations department ministry office agency committee
    organization organisation assembly parliament congress senate house republic kingdom federation security national
    foreign economic trade commerce cooperation development energy finance health education culture science technology
    interior justice labor labour agriculture transport transportation infrastructure environment climate bank fund
    mission delegation embassy consulate forces army navy force party communist central bureau board authority court
    presidency administration government cabinet secretariat directorate eastern western northern southern
    international global regional world summit forum conference dialogue initiative agreement treaty accord accords
    protocol convention charter act declaration statement communique partnership strategy plan programme program
    project process platform mechanism framework alliance association society foundation institute university school
    academy center centre museum palace street square road belt sea ocean strait gulf peninsula river mountain island
    islands airport port station plant base region province district city county corridor canal bridge pipeline
    company corporation group industries airlines service services command staff guard guards police intelligence
    investigation homeland veterans budget policy public private human rights nuclear weapons missile day week month
    year anniversary war holocaust memorial olympic olympics games prize award medal order hall room oval
    white kremlin pentagon capitol state-of-the-union covid-19 covid internet news times post press media agency
    federal european african american asian pacific atlantic indo-pacific arctic caucasus balkans donbas donbass crimea
    mediterranean euro-atlantic middle north south united people's democratic socialist general assembly
    peace opposition investment africa asia europe america americas eurasia partnerships alliances initiatives councils
    ministries committees agencies services departments counterterrorism counternarcotics migration refugees women youth
    civil society digital innovation research nonproliferation disarmament arms control relations congressional
    legislative strategic communications multilateral bilateral trilateral hemisphere levant sahel maghreb
    mp mps qc kc
    readout parliament's spokesperson oceanian directorate-general taskforce task working high-level special
    operation operations coalition brigade division battalion regiment church cathedral mosque synagogue temple
    god lord heaven faith leaders families members hostages americans russians ukrainians europeans
    east west
    """.split()
)

# Family and given names that are also plain words; capitalised where a name can stand, they are names.
NAMES_THAT_ARE_WORDS = frozenset(
    """
    price rice west young brown green white black bush grant long park page bishop cook baker fox wood woods hill
    stone field church case powers day love rich short little small swift strong sharp wise good best hand banks
    rivers brooks lake marsh ford cross cotton cash blank hunt cole power bill mark will frank grace rose faith joy
    hope dean chase christian victor major sterling pace gates fields wells waters mills parks bell cruz moon king
    lord lane bond burns walker miller carter turner fisher hunter mason porter taylor potter cooper butler archer
    weaver gray grey blue snow frost summer winter winters spring steel gold silver diamond jewel pearl ruby amber
    may april june august jan holder singer palmer parker barber foster gardner carpenter kerry trump land sands dale
    glen heath forest storm noble pope constant savage moody lively early finer self peace rain sun son sun low law
    pink root nash rush drew pat art guy ray rob sue ken don penny max sandy rusty dusty sonny buddy royal duke earl
    baron marquis prince bright merry close head lock key pride dear sage angel grave sterne senate bass stern
    stocks
    """.split()
)


@cache
def common_words() -> frozenset[str]:
    """Plain words of the field, folded: those that 2,049 readouts write small six times and more, names left out."""
    text = files("vectorstore.tables").joinpath("common_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split()) - NAMES_THAT_ARE_WORDS
