"""Two-letter codes of countries, as web addresses and folders of readouts have them ("mofa.gov.bd", "jp_mofa")."""

_TABLE = """
ad Andorra; ae United Arab Emirates; af Afghanistan; ag Antigua and Barbuda; al Albania; am Armenia; ao Angola;
ar Argentina; at Austria; au Australia; az Azerbaijan; ba Bosnia and Herzegovina; bb Barbados; bd Bangladesh;
be Belgium; bf Burkina Faso; bg Bulgaria; bh Bahrain; bi Burundi; bj Benin; bn Brunei; bo Bolivia; br Brazil;
bs Bahamas; bt Bhutan; bw Botswana; by Belarus; bz Belize; ca Canada; ch Switzerland; ci Côte d'Ivoire; cl Chile;
cm Cameroon; cn China; co Colombia; cr Costa Rica; cu Cuba; cv Cabo Verde; cy Cyprus; cz Czechia; de Germany;
dj Djibouti; dk Denmark; dm Dominica; do Dominican Republic; dz Algeria; ec Ecuador; ee Estonia; eg Egypt; er Eritrea;
es Spain; et Ethiopia; fi Finland; fj Fiji; fr France; ga Gabon; gb United Kingdom; ge Georgia; gh Ghana; gm Gambia;
gn Guinea; gq Equatorial Guinea; gr Greece; gt Guatemala; gy Guyana; hn Honduras; hr Croatia; ht Haiti; hu Hungary;
id Indonesia; ie Ireland; il Israel; in India; iq Iraq; ir Iran; is Iceland; it Italy; jm Jamaica; jo Jordan; jp Japan;
ke Kenya; kg Kyrgyzstan; kh Cambodia; kr South Korea; kp North Korea; kw Kuwait; kz Kazakhstan; la Laos; lb Lebanon;
lk Sri Lanka; lr Liberia; ls Lesotho; lt Lithuania; lu Luxembourg; lv Latvia; ly Libya; ma Morocco; mc Monaco;
md Moldova; me Montenegro; mg Madagascar; mk North Macedonia; ml Mali; mm Myanmar; mn Mongolia; mr Mauritania; mt Malta;
mu Mauritius; mv Maldives; mw Malawi; mx Mexico; my Malaysia; mz Mozambique; na Namibia; ne Niger; ng Nigeria;
ni Nicaragua; nl Netherlands; no Norway; np Nepal; nz New Zealand; om Oman; pa Panama; pe Peru; pg Papua New Guinea;
ph Philippines; pk Pakistan; pl Poland; pt Portugal; py Paraguay; qa Qatar; ro Romania; rs Serbia; ru Russia; rw Rwanda;
sa Saudi Arabia; sc Seychelles; sd Sudan; se Sweden; sg Singapore; si Slovenia; sk Slovakia; sl Sierra Leone;
sn Senegal; so Somalia; sr Suriname; ss South Sudan; sv El Salvador; sy Syria; td Chad; tg Togo; th Thailand;
tj Tajikistan; tl Timor-Leste; tm Turkmenistan; tn Tunisia; tr Turkey; tt Trinidad and Tobago; tw Taiwan; tz Tanzania;
ua Ukraine; ug Uganda; uk United Kingdom; us United States; uy Uruguay; uz Uzbekistan; ve Venezuela; vn Vietnam;
ye Yemen; za South Africa; zm Zambia; zw Zimbabwe
"""


def _row(row: str) -> tuple[str, str]:
    code, _, country = " ".join(row.split()).partition(" ")
    return code, country


COUNTRY_CODES: dict[str, str] = dict(map(_row, _TABLE.split(";")))
