"""The tags of HTML, which Markdown may hold: what else stands between angle brackets is text."""

HTML_TAGS: tuple[str, ...] = tuple(
    (
        "a abbr acronym address area article aside audio b base basefont bdi bdo big blockquote body br button canvas "
        "caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset "
        "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img "
        "input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option "
        "output p param picture pre progress q rp rt ruby s samp script search section select small source span strike "
        "strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul "
        "var video wbr o:p"
    ).split()
)

# Attributes that need no value.
BARE_ATTRIBUTES: tuple[str, ...] = tuple(
    (
        "allowfullscreen async autofocus autoplay checked compact controls default defer disabled hidden inert loop "
        "multiple muted nohref nowrap open readonly required reversed selected"
    ).split()
)
