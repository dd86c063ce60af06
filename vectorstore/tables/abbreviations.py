"""Abbreviations that end in a full stop without ending a sentence."""

# Always followed by the name or number that they belong to: a sentence never ends here.
BEFORE_A_NAME = frozenset(
    """
    Mr Mrs Ms Messrs Mme Mlle Dr Prof Rev Fr Hon Amb Gen Lt Col Maj Capt Cmdr Adm Brig Sgt Cpl Gov Sen Rep Pres Sec
    St H.E H.H H.M H.R.H H.I.H S.E Sr Vol No Nos Art Arts Par Para Paras Fig Sec Ch Cf cf vs viz e.g i.e ca approx
    """.split()
)

# May stand in the middle of a sentence or at its end: what follows decides.
ANYWHERE = frozenset(
    """
    U.S U.S.A U.N U.K E.U D.C U.A.E D.P.R.K P.R.C R.O.K U.S.S.R D.R.C L.A N.Y Jr Ph.D M.D LL.D Inc Ltd Co Corp Bros
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    a.m p.m A.M P.M etc al Ave Blvd Rd dept Dept est Govt govt Univ min hrs sq km kg bn mln
    """.split()
)

# Months and weekdays count as "before a number": "Jan. 3" goes on, "in Jan. The" ends.
BEFORE_A_NUMBER = frozenset("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split())
