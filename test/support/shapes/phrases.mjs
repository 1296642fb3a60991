// What the invented reports say, by theme: own words throughout. The phrases carry the traps of real ones: full stops
// and abbreviations inside, two sentences, numbers, dashes, brackets, capitals where a line may break.

/** @typedef {{ intro: string, topics: string[], questions: string[], strengths: string[], improvements: string[] }} Theme */

/** @type {Record<string, Theme>} */
export const SWEDISH = {
  democracy: {
    intro:
      'Avsnittet handlar om hur lätt det är att följa och påverka det som beslutas. Här räknas både det som kommunen berättar och det som den frågar om. Vi har tittat på kallelser, webbplats och de möten som hållits under året.',
    topics: ['Plan för insyn', 'Nyheter om besluten', 'Dialog med invånare', 'Skydd mot mutor'],
    questions: [
      'Finns en beslutad plan för hur invånarna får insyn?',
      'Får invånarna veta vad som ska beslutas innan det sker, och på ett språk som de förstår?',
      'Berättar kommunen om sina resultat?',
      'Bjuds invånarna in till dialog i frågor som berör dem?',
      'Arbetar kommunen mot mutor och jäv?',
    ],
    strengths: [
      'Fullmäktiges möten sänds på webben och kan ses i efterhand',
      'Kallelser och protokoll ligger på samma sida, sökbara från 2011',
      'Ett ungdomsråd med egen budget, som hörs i Kommunstyrelsen två gånger om året',
      'Öppet hus i kommunhuset varje höst. Politiker från alla partier deltar.',
      'Korta filmer om budgeten',
      'Uppdaterade riktlinjer mot mutor, jäv m.m. med årlig genomgång på arbetsplatserna',
      'Medborgarbudget på 400 000 kr per år',
    ],
    improvements: [
      'Visa vad som hände med förslagen från invånarna',
      'Skriv en plan för dialog som säger när, hur och med vem kommunen ska samtala, så att Ungdomsrådet och pensionärsrådet vet vad som gäller',
      'Resultat från skola och omsorg på ett ställe på webbplatsen',
      'Sammanfatta besluten på lätt svenska (och på de vanligaste andra språken)',
      'Fler kanaler för unga',
      'Jämför svaren i medborgarundersökningen med andra kommuner, t.ex. i en årlig broschyr',
      'En rutin för visselblåsning',
      'Redovisa vilka synpunkter som lett till en ändring. Det efterfrågas av flera föreningar.',
    ],
  },
  users: {
    intro:
      'Den som behöver kommunen ska lätt få kontakt, ett vänligt svar och rätt hjälp. Därför frågar vi hur kommunen tar reda på vad brukarna tycker och vad som sedan händer.',
    topics: ['Brukarstrategi', 'Tillgänglighet', 'Information om tjänster', 'Undersökningar', 'Garantier och klagomål'],
    questions: [
      'Finns en gemensam strategi för brukarnas inflytande?',
      'Följs tillgänglighet och bemötande upp?',
      'Är informationen om tjänsterna aktuell och enkel att hitta?',
      'Frågas brukarna om vad de tycker?',
      'Finns tjänstegarantier och en fungerande hantering av klagomål i alla verksamheter?',
    ],
    strengths: [
      'Ett kontaktcenter som svarar på sju av tio frågor direkt',
      'Telefontider hålls och mäts varje vecka',
      'Fler än 60 e-tjänster, varav de flesta med återkoppling till den som sökt',
      'Brukarråd inom omsorg och LSS',
      'Enkäten till vårdnadshavare görs i alla förskolor samma månad - det gör svaren jämförbara',
      'God tillgång till tolkar',
    ],
    improvements: [
      'Inför tjänstegarantier i fler verksamheter',
      'Låt brukare vara med när e-tjänster tas fram',
      'Mät bemötandet i receptioner, växel och Kontaktcenter minst en gång per år',
      'Samla klagomål och synpunkter i ett system. I dag finns fem.',
      'Öppettider kvällstid',
      'Gör om sidorna för bygglov',
      'Följ upp de åtgärder som enkäterna ger upphov till, och berätta för brukarna vad som har ändrats sedan förra gången',
    ],
  },
  steering: {
    intro:
      'Politikerna ska kunna styra mot sina mål och se om de nås. Det kräver få och tydliga mål, en röd tråd och uppföljning som används.',
    topics: ['System för styrning', 'Tydliga mål', 'Uppföljning', 'Delegation', 'Roller'],
    questions: [
      'Hänger styrning, budget och uppföljning ihop i ett system för hela organisationen?',
      'Har fullmäktige satt mål som går att följa upp?',
      'Rapporteras måluppfyllelsen till nämnderna så att de kan reagera i tid?',
      'Är delegationen tydlig?',
      'Är politiker och tjänstepersoner överens om rollerna?',
    ],
    strengths: [
      'Få och tydliga mål som är kända ute i verksamheterna',
      'Styrmodellen är beskriven på en sida, vilket uppskattas',
      'Tertialrapporter med färgmarkering',
      'Ägardirektiv till bolagen, senast ändrade 2015',
      'En gemensam utbildning för nya förtroendevalda och chefer',
      'Samtal om roller hålls varje år mellan presidierna och Förvaltningschefernas grupp',
    ],
    improvements: [
      'Minska antalet mått i nämndernas planer',
      'Koppla målen till budgeten',
      'Följ upp bolagens mål på samma sätt som nämndernas, dvs. med delår och bokslut',
      'Tydligare analys i delårsrapporten',
      'Rapportera kvalitet oftare än två gånger per år, så att nämnderna hinner styra om innan året är slut',
      'Se över delegationsordningarna',
      'Ta fram spelregler för kontakten mellan förtroendevalda och enhetschefer',
    ],
  },
  leadership: {
    intro:
      'Chefer behöver ett tydligt uppdrag, mandat och stöd. Vi har frågat hur ansvaret är fördelat, hur samarbetet över gränserna går till och hur nya ledare växer fram.',
    topics: [
      'Ledarstrategi',
      'Enheternas ansvar',
      'Samarbete',
      'Chefens uppdrag',
      'Dialog från ledningen',
      'Utveckling',
    ],
    questions: [
      'Finns en uttalad syn på ledarskap?',
      'Har enheterna ansvar för ekonomi, personal och sin organisation?',
      'Samarbetar förvaltningarna kring frågor som rör flera av dem?',
      'Har varje chef ett skriftligt uppdrag?',
      'Möter kommunledningen enheterna?',
      'Får chefer utbildning och stöd?',
    ],
    strengths: [
      'Alla chefer har ett skriftligt uppdrag',
      'Ledardagar fyra gånger per år',
      'Mentorer för nya chefer',
      'Ett aspirantprogram som har gett kommunen elva nya chefer sedan starten, varav nio är kvar i yrket',
      'Enheterna får ta med sig överskott (upp till 2 %)',
    ],
    improvements: [
      'Färre medarbetare per chef i omsorgen',
      'Gör chefsuppdragen mätbara och följ upp dem',
      'Avsätt tid för gemensamma projekt mellan skola, socialtjänst och Kultur- och fritidsförvaltningen',
      'Kommunchefen behöver synas mer ute',
      'Utvärdera ledarprogrammet',
      'Stöd till chefer i kris',
    ],
  },
  results: {
    intro:
      'Här handlar det om vad kommunen får ut av sina pengar. Vi ser på sambandet mellan kostnad och kvalitet, på jämförelser och på samverkan med andra.',
    topics: [
      'Strategi för effektivitet',
      'Kostnad och kvalitet',
      'Kontroll',
      'Samtal om resultat',
      'Jämförelser',
      'Samverkan',
    ],
    questions: [
      'Finns en strategi för att använda resurserna bättre?',
      'Visar budgeten vad tjänsterna kostar och ger?',
      'Finns en väl fungerande intern kontroll?',
      'Förs samtal om resultat på alla nivåer?',
      'Används jämförelser för att bli bättre?',
      'Samverkar kommunen med andra för att hålla nere kostnaderna och höja kvaliteten?',
    ],
    strengths: [
      'Månadsuppföljning för alla enheter',
      'Gemensam räddningstjänst, lönekontor och växel med två grannar',
      'Aktiv medverkan i KKiK sedan 2012',
      'En tydlig process för intern kontroll',
      'Nyckeltalen diskuteras med personalen – också när de är dåliga',
    ],
    improvements: [
      'Beräkna vad en timme hemtjänst kostar',
      'Använd jämförelser inom kommunen, mellan enheter med samma uppdrag',
      'Strategi för digitalisering som säger vad som ska sparas in och var',
      'Beskriv kvalitet bredvid kostnad i budgeten',
      'Lär av de enheter som lyckas',
    ],
  },
  employer: {
    intro:
      'Kommunen konkurrerar om arbetskraften. Det ställer krav på rekrytering, villkor och möjligheten att växa i yrket.',
    topics: ['Personalstrategi', 'Rekrytering', 'Kompetens', 'Lön', 'Arbetsmiljö', 'Mångfald'],
    questions: [
      'Finns en strategi för personalfrågorna?',
      'Rekryteras nya medarbetare på ett genomtänkt sätt, och tas de som redan finns till vara?',
      'Satsas på kompetens?',
      'Är lönen individuell och kriterierna kända?',
      'Följs arbetsmiljön upp?',
      'Arbetar kommunen för mångfald?',
    ],
    strengths: [
      'Heltid som norm i hela kommunen',
      'Samarbete med högskolan om praktikplatser',
      'Kända lönekriterier, framtagna tillsammans med facken',
      'Medarbetarenkäten har en svarsfrekvens på 84 procent',
      'Friskvård på arbetstid',
      'Sjukfrånvaron har sjunkit tre år i rad',
    ],
    improvements: [
      'Gör en plan för kompetens på tio års sikt',
      'Följ upp varför medarbetare slutar',
      'Introduktion för vikarier',
      'Koppla lönen tydligare till mål och resultat, särskilt inom de stora yrkesgrupperna i Vård- och omsorgsförvaltningen',
      'Karriärvägar för den som inte vill bli chef, ev. med särskilda uppdrag',
      'Arbeta med mångfald på fler sätt än i rekryteringen',
    ],
  },
  improvement: {
    intro:
      'En lärande organisation ser sina fel och rättar till dem. Vi har sett efter om det finns metoder för det, och om de används i vardagen.',
    topics: ['Strategi för förbättring', 'Analys av avvikelser', 'Omvärld', 'Metoder', 'Nya idéer'],
    questions: [
      'Finns en strategi för ett ständigt förbättringsarbete?',
      'Analyseras avvikelser så att orsakerna blir kända?',
      'Bevakas omvärlden?',
      'Finns metoder för att förbättra tjänsterna och används de av många?',
      'Tas nya idéer till vara?',
    ],
    strengths: [
      'Förbättringstavlor på alla enheter',
      'Ett pris till årets idé',
      'Kvalitetssystem inom omsorgen (SOSFS 2011:9)',
      'Utbildade förbättringsledare som hjälper andra enheter att komma igång och hålla i',
      'Nätverk med fem andra kommuner',
    ],
    improvements: [
      'Sprid metoden till tekniska förvaltningen',
      'Analysera avvikelserna tillsammans, över förvaltningarnas gränser',
      'Dokumentera vad förbättringarna gett. Räkna gärna på det.',
      'Bjud in forskare',
      'En budget för innovationer, förslagsvis 0,1 procent',
      'Låt brukare delta i förbättringsarbetet',
    ],
  },
  community: {
    intro:
      'Kommunen bygger samhället tillsammans med föreningar, företag och grannar. Området omfattar kultur, näringsliv, miljö och hållbarhet.',
    topics: ['Planer', 'Föreningar', 'Kultur', 'Näringsliv', 'Internationellt', 'Miljö', 'Social hållbarhet'],
    questions: [
      'Finns aktuella planer för bygden?',
      'Samverkar kommunen med föreningslivet?',
      'Är kulturen till för alla?',
      'Hur stöds näringslivet?',
      'Finns kontakter med andra länder?',
      'Hur arbetar kommunen med klimat och miljö i den egna verksamheten och hos andra?',
      'Främjas jämlika livsvillkor?',
    ],
    strengths: [
      'En översiktsplan som är yngre än fyra år',
      'Överenskommelse med 40 föreningar om arbetet för nyanlända',
      'Näringslivsråd med frukostmöten',
      'Biblioteket är öppet alla dagar i veckan, även utan personal',
      'Fossilfria bilar',
    ],
    improvements: [
      'Gör en strategi för landsbygden',
      'Bredda det internationella arbetet',
      'Ta fram mål för klimatet till 2030 och följ upp dem',
      'Låt kulturskolan komma till byarna, t.ex. med buss',
    ],
  },
};

/** @type {Record<string, Theme>} */
export const NORWEGIAN = {
  democracy: {
    intro: 'Området handler om hvor lett det er å følge med på det som skjer i kommunen, og om innbyggerne blir hørt.',
    topics: ['Plan for innsyn', 'Nyheter', 'Dialog', 'Etikk'],
    questions: [
      'Finnes en plan for innsyn?',
      'Får innbyggerne vite hva som skal vedtas?',
      'Er det dialog om store saker?',
    ],
    strengths: [
      'Møtene sendes på nett',
      'Ungdomsråd med eget budsjett',
      'Saksliste og vedtak legges ut samme dag, og de kan søkes i fra 2012',
    ],
    improvements: [
      'Vis hva som skjedde med forslagene',
      'Lag en plan for dialog som sier når og hvordan innbyggerne skal spørres',
      'Skriv enklere',
      'Rutine for varsling',
    ],
  },
  users: {
    intro: 'Innbyggerne skal få svar i rett tid og bli møtt med respekt.',
    topics: ['Strategi', 'Tilgjengelighet', 'Klager'],
    questions: ['Finnes en felles strategi for brukerne?', 'Måles tilgjengelighet?', 'Finnes serviceerklæringer?'],
    strengths: ['Et servicetorg som svarer på det meste', 'Brukerutvalg i omsorgen'],
    improvements: [
      'Innfør serviceerklæringer',
      'Mål hvordan brukerne blir møtt',
      'Samle alle klager i ett system, f.eks. sammen med nabokommunen',
    ],
  },
  steering: {
    intro: 'Politikerne skal kunne styre mot målene sine.',
    topics: ['System', 'Mål', 'Roller'],
    questions: ['Henger plan og budsjett sammen?', 'Er målene tydelige?', 'Er rollene avklart?'],
    strengths: ['Få og tydelige mål', 'Tertialrapport med farger', 'Felles opplæring av nye folkevalgte'],
    improvements: ['Færre indikatorer', 'Bedre analyse i årsmeldingen', 'Følg opp selskapene'],
  },
  leadership: {
    intro: 'Ledere trenger fullmakt og støtte.',
    topics: ['Ledelse', 'Ansvar', 'Samarbeid'],
    questions: ['Finnes felles verdier for ledelse?', 'Har enhetene ansvar?', 'Får ledere opplæring?'],
    strengths: ['Lederavtaler for alle', 'Ledersamlinger fire ganger i året'],
    improvements: ['Gjør lederavtalene målbare', 'Mer samarbeid mellom skole og helse, også når prosjektene er slutt'],
  },
  results: {
    intro: 'Hva får kommunen ut av pengene?',
    topics: ['Strategi', 'Kostnader', 'Sammenligning'],
    questions: ['Finnes en strategi for resultater?', 'Vises kostnad og kvalitet sammen?', 'Brukes sammenligninger?'],
    strengths: ['Månedlig rapport', 'Samarbeid om brann og lønn'],
    improvements: ['Bruk KOSTRA mer', 'Vis hva tjenestene koster', 'Sammenlign egne enheter'],
  },
  employer: {
    intro: 'Kommunen trenger folk som vil bli.',
    topics: ['Strategi', 'Rekruttering', 'Mangfold'],
    questions: ['Finnes en strategi for ansatte?', 'Rekrutteres det planmessig?', 'Arbeides det med mangfold?'],
    strengths: ['Heltidskultur', 'God introduksjon for nyansatte'],
    improvements: ['Plan for kompetanse', 'Flere lærlinger', 'Arbeid mer med mangfold'],
  },
  improvement: {
    intro: 'En organisasjon som lærer, ser feilene sine.',
    topics: ['Strategi', 'Avvik', 'Ideer'],
    questions: ['Finnes en strategi for utvikling?', 'Analyseres avvik?', 'Tas ideer i bruk?'],
    strengths: ['Avvikssystem i alle enheter', 'En pris for årets idé'],
    improvements: ['Lær av avvikene', 'Spre gode eksempler fra de enhetene som lykkes', 'Inviter forskere'],
  },
  community: {
    intro: 'Kommunen bygger samfunnet sammen med andre.',
    topics: ['Planer', 'Kultur', 'Miljø'],
    questions: ['Finnes oppdaterte planer?', 'Samarbeides det med frivillige?', 'Arbeides det med klima?'],
    strengths: ['Ny samfunnsplan', 'Avtaler med 30 lag'],
    improvements: ['Mål for klima', 'Strategi for næringslivet'],
  },
};
