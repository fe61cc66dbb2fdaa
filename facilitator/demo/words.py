"""What the people of Zilverbeke write: for each action that comes of it, a title and what several of them wrote."""

WRITTEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Een digipunt in elke wijk",
        (
            "In mijn wijk kan je nergens hulp vragen met de computer. Zet daar iemand één keer per week.",
            "Een vaste plek dichtbij waar je binnen mag lopen met een vraag over je gsm.",
            "Het digipunt is nu alleen in het centrum. Zonder bus geraak ik daar niet.",
        ),
    ),
    (
        "Altijd ook een loket en een telefoon",
        (
            "Niet alles online. Ik wil aan het loket iemand kunnen spreken.",
            "Ik bel liever. Zet het telefoonnummer groot op elke brief.",
            "Zonder afspraak via internet kom ik niet meer binnen op het gemeentehuis. Dat moet anders.",
            "Oudere mensen staan aan een dichte deur omdat ze online hadden moeten reserveren.",
        ),
    ),
    (
        "Brieven in klare taal",
        (
            "De brieven van de gemeente zijn te moeilijk. Schrijf korter.",
            "Zet vooraan wat ik moet doen en tegen wanneer.",
            "Met een tekening erbij begrijp ik de brief ook zonder hulp.",
        ),
    ),
    (
        "Een laptop lenen in de bib",
        (
            "Laat gezinnen een laptop lenen, zoals een boek.",
            "Mijn kinderen maken hun huiswerk op mijn telefoon. Een toestel lenen zou veel helpen.",
            "Verzamel oude computers van de gemeente, maak ze proper en geef ze door.",
        ),
    ),
    (
        "Gratis wifi in de dorpshuizen",
        (
            "Internet thuis is te duur. Zorg voor wifi in het dorpshuis.",
            "Wifi in de wachtzaal van het sociaal huis, zodat ik mijn papieren kan tonen.",
        ),
    ),
    (
        "Een buddy die thuis komt helpen",
        (
            "Mijn buurvrouw komt niet meer buiten. Iemand moet bij haar thuis langsgaan.",
            "Jongeren die een paar uur per week bij ouderen thuis uitleg geven.",
            "Hulp aan huis bij itsme en de bank, van iemand die je kan vertrouwen.",
        ),
    ),
    (
        "Les op het tempo van wie leert",
        (
            "De cursus ging te snel. Ik durfde niets meer vragen.",
            "Kleine groepjes, overdag, en met opvang voor de kinderen.",
            "Oefenen op je eigen telefoon en niet op een toestel van de school.",
        ),
    ),
    (
        "Medewerkers leren hoe je helpt zonder over te nemen",
        (
            "Aan het loket doen wij het vaak zelf in hun plaats. Wij willen leren hoe het beter kan.",
            "Collega's weten niet waar ze iemand naartoe mogen sturen. Maak één lijst.",
        ),
    ),
    (
        "Onze website laten testen door inwoners",
        (
            "Laat mensen die niet vlot zijn met de computer de website eerst proberen.",
            "Ik vind het formulier voor een sociaal tarief nooit terug.",
            "Met een schermlezer geraak ik niet voorbij de eerste pagina.",
        ),
    ),
    (
        "Een veilig gevoel op het internet",
        (
            "Ik klik op niets meer, uit schrik voor oplichters. Leg eens uit wat echt is en wat niet.",
            "Een nummer om te bellen als je een vreemd bericht krijgt.",
        ),
    ),
)

TITLES = tuple(title for title, _ in WRITTEN)
TEXTS = tuple(text for _, texts in WRITTEN for text in texts)
