"""Given names: what one person's is written as, and the endings that make another person's of it."""

from functools import cache

# Short forms, and the forms that languages and transliterations give a name. A name may stand in several rows ("Alex"):
# those of a row may be one person's, those of two rows may not.
_ROWS = """
abby abigail
abdallah abdulla abdullah
abdel abdul
ahmad ahmed
al albert
al alfred
alan allan allen
alec alex alexander
alejandro alex
aleksandar aleksander aleksandr alexander alexandr aliaksandr oleksandr sasha
aleksandra alexandra oleksandra
aleksei alexei alexey aliaksei alyosha oleksii oleksiy
alena alyona olena
alex alexandra sandra
alfred fred
anatolii anatoliy anatoly
andrei andrey andrii andriy
andrew andy drew
ann anne annie
anna annie
anthony antony toni tony
anton antonii
antonia toni
antonio toni
art arthur
artem artyom
barb barbara
ben benjamin benny bibi binyamin
benjamin benyamin binyamin
bernard bernie
bernardo bernie
bert herbert
bert robert
beth betty eliza elizabeth lisa liz lizzie
bill billy will william willie
bob bobby rob robbie robert
boris borys
brad bradley
carl karl
carol caroline
catherine cathy
catherine kate katherine kathryn kathy katie kay
charles charlie chuck
chris christian
chris christina christine
chris christopher
christina tina
cindy cynthia
dan daniel danny
dave david
deb debbie deborah debra
denis denys
dick rich richard rick ricky
dmitri dmitriy dmitry dmytro dzmitry
don donald donny
doug douglas
ebrahim ibrahim
ed eddie edward ned ted
ed edgar
ed edmund
ed edwin
elena helen olena yelena
eric erik
esmail ismael ismail
eugene evgeni evgeny gene yevgeni yevgeny yevhen
faisal faysal feisal
fran frances
francis frank
frank franklin
fred frederick
gabe gabriel
galina halyna
gennadii gennadiy gennady henadii
geoff geoffrey jeff
georgi georgii georgiy georgy heorhii
gerald jerry
greg gregory
grigorii grigory hryhorii
gus gustavo
hal harold harry
hank harry henry
hasan hassan
hossein husain husayn hussain hussein
iaroslav jaroslav yaroslav
igor ihor
ilia illia illya ilya
iuliia julia yulia yuliia
iurii yuri yurii yuriy yury
jack jacob jake
jack john johnny
james jamie jim jimmy
jeff jeffrey
jen jennifer jenny
jerome jerry
jess jessica
jo joanna joanne
jo joe joey joseph
jo josephine
john jon
jon jonathan
jose pepe
josh joshua
judith judy
ken kenneth kenny
khaled khalid
kim kimberly
kiril kirill kyrylo
konstantin kostiantyn kostyantyn
larry laurence lawrence
len lenny leonard
leo leon leonard
liam william
liudmila liudmyla lyudmila
lou louis
maggie margaret meg peggy
mahmoud mahmud
maksim maksym maxim
manny manuel
marc marcus mark
mariam maryam
mark marko
mat mathew matt matthew
max maximilian
meshal mishaal mishal
michael mick mickey micky mike mikhail misha mykhailo mykhaylo
mikalai mikola mykola nikolai nikolaj nikolay
mitch mitchell
mohamad mohamed mohammad mohammed mohd muhamad muhammad muhammed
mostafa moustafa mustafa
mousa moussa musa
mykyta nikita
naser nasir nasser
nat natan nathan nathaniel
natalia nataliia nataliya natalya
nicholas nick nicky nicolas
nick nikolas nikos
oleg oleh
olga olha
omar umar
osman othman uthman
pam pamela
pat patricia patty trish
pat patrick
paul pavel pavlo
pete peter
petr petro pyotr
phil philip phillip
phil philippe
rachael rachel
ray raymond
reg reginald
ron ronald ronny
rostislav rostyslav
russ russell
saeed said saied
sam samantha
sam sammy samuel
sean shaun shawn
sergei sergey sergii sergiy serhii serhiy siarhei
stan stanley
stanislau stanislav
stephan stephen steve steven
sue susan suzanne
svetlana sviatlana svitlana svyatlana
sviatoslav svyatoslav
tareq tarik tariq
ted theo theodore
terence terrence terry
terry theresa
thomas tom tommy
tim timothy
tina valentina
tomas tomasz
uladzimir vladimir volodimir volodymyr vova
uladzislau vladislav vladyslav
val valentina
valerii valeriy valery
vasilii vasiliy vasily vasyl
viacheslav vyacheslav
vic victor
vicky victoria vika viktoria viktoriya
victor viktor
vince vincent
vitali vitalii vitaliy vitaly
vlad vladimir vladislav
wally walt walter
wes wesley
yosef yossi yousaf yousef youssef yusuf
zach zachary zack
zaid zayd zayed
"""

FORMS: tuple[frozenset[str], ...] = tuple(frozenset(row.split()) for row in _ROWS.split("\n") if row)

FEMININE = ("a", "e", "le", "ne", "ie", "elle", "ette", "ina", "ine")
"""What turns a man's name into a woman's: Paul and Paula, Daniel and Danielle, Aliyev and Aliyeva."""


@cache
def _rows() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(FORMS):
        for name in row:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def forms(word: str) -> frozenset[int]:
    """The rows of `FORMS` that a folded word stands in; two names with one in common may be one person's."""
    return _rows().get(word, frozenset())
