import { phrases, type Vocabulary } from './vocabulary.js';

/**
 * Words of municipal steering for the 45 sub-questions of the 2016 edition: synonyms, usual measures, abbreviations,
 * and the everyday words that evaluators use. Written from knowledge of the field; whoever wrote it has read reports, so
 * figures on a report that was read say little. The held-out one in test/fixtures is not to be read for this.
 */
export const VOCABULARY_2016: Vocabulary = {
  '1.1': {
    core: phrases(`
      demokratiutveckling, demokratistrategi, demokratiplan, kommunikationsstrategi, informationsstrategi,
      kommunikationsplan, demokratiprogram, kommunikationspolicy, strategi sociala media,
      riktlinje sociala medier, demokratiarbete, demokratifrågor, informationspolicy, demokratipolicy,
      delaktighetsplan, delaktighetsstrategi, plan invånardialog, strategi medborgardialog, policy dialog,
      program delaktighet, kanalstrategi, informationsplan, demokratimål, mål demokrati, mål delaktighet,
      plan delaktighet
    `),
    typical: phrases(`
      strategi, plan demokrati, plan kommunikation, policy, demokratiberedning, demokratiutskott, demokrati,
      delaktighetspolicy, demokratibokslut, riktlinje information, styrdokument, fullmäktigeberedning,
      samlat grepp, kommunikatör, grafisk profil, strategisk kommunikation, inaktuell, föråldrad, revidera,
      anta, långsiktig, systematisk, öppenhet, offentlighetsprincip, transparens, kommunikationsavdelning, strategi för hur, utforma strategi, dokument lokala demokratin
    `),
    hint: phrases(`plan, program, dokument, riktlinjer, mål, uppföljning, samordna, ansvarig, övergripande, samlad`),
  },
  '1.2': {
    core: phrases(`
      aktuella frågor, kallelser, protokoll, dagordning, föredragningslista, websändning, webbsändning,
      närradio, information politik, ärenden, beslut information, sociala medier, sociala media, diarium,
      sammanträde, sammanträdeshandlingar, nämndhandlingar, direktsända, webb-tv, strömma, livesändning,
      fullmäktigesändning, kungörelse, anslagstavla, ärendelista, beslutsunderlag, politiska beslut,
      beslutsprocess, politiska processen, inför beslut, innan beslut, kommande beslut, aktuella ärenden,
      öppna sammanträden, presskonferens, pressmeddelande, mötesprotokoll, partier, ledamöter, gruppledare,
      kommunfullmäktige, referat, ks, bestämt, kommunstyrelsen
    `),
    typical: phrases(`
      politiker, förtroendevalda, fullmäktige, kf, nämnd, nämndmöten, webb, webbplats, hemsida, revision,
      facebook, tidning, press, nyhetsbrev, kontaktuppgifter, informera, information, sända, handlingar,
      e-diarium, klarspråk, allmänhet, publicera, publicering, läggs ut, i efterhand, förväg, hushåll,
      kommuntidning, informationsblad, annonsering, lokaltidning, lokalpress, blogg, twitter, instagram, podd,
      undertext, sökbar, kontakta politiker, arvoden, åhörare, läktare, följa, sammanfattning, nyheter,
      tv, radio, notiser, möteshandlingar, ärendehandlingar
    `),
    hint: phrases(`beslut, dokument, möte, digital, kanal, aktuell, lättläst`),
  },
  '1.3': {
    core: phrases(`
      resultat, resultatredovisning, resultatinformation, årsredovisning, nyckeltal, kkik,
      kommunens kvalitet i korthet, jämförelse, kolada, bokslut, granskningar, redovisning resultat,
      kvalitetsredovisning, årsberättelse, verksamhetsresultat, jämförande, kvalitetsredovisningar,
      skolresultat, revisionsberättelse, revisionsrapport, revisorernas, tillsynsrapport, skolinspektion,
      skattepengar, skattekrona, offentliggöra, utvärderingar, invånarnas betyg, målen uppnåtts
    `),
    typical: phrases(`
      redovisa, redovisning, undersökningar, medborgarundersökning, enkät, enkätsvar, måluppfyllelse,
      populärversion, återkoppling, uppnår, jämföra, revisor, revision, statistik, öppna jämförelser,
      återkoppla, verksamheterna, lett till, utfall, andra kommuner, diagram, grafik, siffror, mått,
      brukarundersökning, scb, publicera, lovat, hållit, skillnader, begriplig, lättbegriplig, pedagogisk,
      förstasida, kortversion, folder, broschyr hushåll, trender, måluppfyllelsen, verksamhetens kvalitet,
      kvalitet, ekonomi
    `),
    hint: phrases(`webb, hitta, information, sprida, visa, enkelt, hushåll, förklara, lättläst, hemsida`),
  },
  '1.4': {
    core: phrases(`
      dialog, invånardialog, medborgardialog, deltagande, delaktighet, medborgarpanel, invånarpanel,
      medborgarförslag, medborgarbudget, inflytande, ungdomsfullmäktige, medborgarmedverkan, samråd,
      ungdomsråd, invånardialoger, dialogmöten, dialogforum, dialogarbete, samrådsmöten, invånarförslag,
      e-petition, petition, medborgarråd, ungdomsting, ungdomsparlament, elevråd, folkomröstning, frågestund,
      påverkansmöjlighet, tyck till, deltagardemokrati, medborgarmöte, stormöte, ortsmöte, byamöte, kvällsmöte,
      områdesråd, ortsråd, bygderåd, funktionshinderråd, tillgänglighetsråd, valdeltagande, e-dialog,
      invånare delaktiga, invånare inflytande, invånare påverka
    `),
    typical: phrases(`
      e-förslag, allmänhetens frågestund, påverka, målgrupper, invånargrupper, unga, ungdomar, äldreråd,
      pensionärsråd, fokusgrupp, brukarråd, byalag, lokala möten, råd, delta, metoder dialog, deltar, bjud in,
      medskapande, öppet möte, demokratidagar, nyanlända, tidigt skede, tidiga skeden, engagemang, engagera,
      underrepresenterade, nysvenskar, utrikesfödda, barn, yngre, former dialog, delaktighetstrappa,
      återkoppla, återkoppling, panel, webbdialog, chatt, workshop, café, torg, mötesplats, planprocesser,
      involvera, rösta, tycka, samtal, träffar, mötesformer, ung, synpunkter planer, lyssna,
      invånarnas åsikter
    `),
    hint: phrases(`möte, grupp, röst, fråga, former, tillfälle, digital`),
  },
  '1.5': {
    core: phrases(`
      etik, etisk, korruption, oegentligheter, mutor, jäv, visselblåsare, visselblåsarfunktion, whistleblower,
      bisyssla, bisysslor, uppförandekod, representation, etikpolicy, muta, otillbörlig, intressekonflikt,
      jävsregler, förtroendeskadlig, korruptionsrisker, antikorruption, moral, mutbrott, förskingring,
      etiska riktlinjer, tipsfunktion, gåvor
    `),
    typical: phrases(`
      tillit, förtroende, anmäla, larm, slå larm, riktlinjer, attest, internkontroll, värdegrund, risk,
      oberoende, missförhållanden, kanal, bedrägeri, upphandling, policy, tips, anonym, misstanke,
      oegentlighet, dilemma, uppförande, tystnadskultur, meddelarfrihet, integritet, inköp, leverantörer,
      stickprov, förtroendevalda medarbetare, värderingar, riskanalys, regler
    `),
    hint: phrases(`okänd, känd, medarbetare, chefer, introduktion, skydd, diskussion`),
  },
  '2.1': {
    core: phrases(`
      brukarfokus, brukarorientering, strategi brukare, strategi kund, kundfokus, brukarstrategi,
      servicepolicy, servicestrategi, kvalitetspolicy, medborgarfokus, brukarperspektiv, medborgarperspektiv,
      invånarfokus, kundperspektiv, serviceprogram, kvalitetsprogram, brukarpolicy, strategi service,
      strategi kvalitet, strategi bemötande, brukaren i centrum, servicekultur, definiera brukare,
      invånarperspektiv, mål service, kunden i centrum, medborgaren i centrum, invånaren i centrum, gemensam hållning
    `),
    typical: phrases(`
      strategi, kommunövergripande, policy, vision, värdegrund, förhållningssätt, styrdokument, mål brukare,
      övergripande, helhetssyn, gemensam syn, program, styrande dokument, förankrad, mål kvalitet, anta,
      långsiktig, samlad, samlat, inriktning, implementera, kommungemensam, begrepp, definition, värderingar,
      politiskt antagen, service
    `),
    hint: phrases(`plan, uppdrag, dokument, fullmäktige, förvaltning, brukare, mål, riktlinjer`),
  },
  '2.2': {
    core: phrases(`
      tillgänglighet, bemötande, telefon, telefoni, svarstid, e-post, öppettider, kundtjänst, kontaktcenter,
      servicecenter, reception, växel, serviceundersökning, servicemätning, bemötandeutbildning, telefontid,
      telefonsvar, nås, ringa, ringer, testringning, mejl, mejlsvar, besvara e-post, väntetider, kösystem,
      öppethållande, lunchstängt, servicemätningar, servicenivå, serviceanda, servicemål, medborgarcenter,
      servicekontor, hiss, hörslinga, entréer, skyltning, tillgänglighetsinventering, funktionshinder,
      fysisk tillgänglighet, telefonväxel, bemött, bemötandeguide, bemötandeprogram, bemötandefrågor,
      öppet kvällar
    `),
    typical: phrases(`
      utbildning bemötande, värdskap, nyrekrytering, löneutveckling, mäta, mätning, svara, väntetid,
      medborgarkontor, medborgarservice, lots, anställer, lön, introduktion, service, besök, tolk,
      funktionsnedsättning, handläggningstid, kvällsöppet, jämförelser bemötande, anställning, handläggare,
      mål svarstider, dygn, timmar, kontakt, kontakta, kontaktvägar, en väg in, vänlighet, kkik, profitel,
      stickprov, lönesamtal, arbetsbeskrivning, stängt, kvällar, helger, lördag, drop-in, tidsbeställning,
      hänvisning, kopplas, nå rätt, ramp, kontanter, svar, återkoppling inom, öppet, lunch, tider,
      anhörig bemötande
    `),
    hint: phrases(`snabb, mäts, tid, utbildning, chef, undersökning, personal`),
  },
  '2.3': {
    core: phrases(`
      information service, information tjänster, hemsida, webbplats, webb, e-tjänster, e-tjänst, självservice,
      broschyr, lättläst, språk, informationsmaterial, sökfunktion, digitala tjänster, webbsida, foldrar,
      andra språk, översatt, modersmål, engelska, teckentolkning, uppläsning, e-tjänsteplattform,
      digitala ansökningar, blankett, följa ärende, bank-id, sökmotor, navigera, wcag, mobilanpassad, mobil,
      jämförelsetjänst, välja skola, välja förskola, välja utförare, valfrihetssystem, serviceinformation,
      informationskanaler, sociala medier, chatbot, klarspråk, webbtillgänglighet, webbinformation,
      webbplatsens
    `),
    typical: phrases(`
      information, informera, app, jämföra utförare, valfrihet, val av utförare, teckenspråk, talsyntes,
      översättning, digital, kontaktinformation, intern webb, tillgänglig webb, a-ö, blanketter, mina sidor,
      ansökan, ansöka, digitalt, pappersblankett, pdf, uppdaterad, inaktuell, föråldrad, sök,
      målgruppsanpassad, tryckt, skriftlig, trycksak, kommunguide, kommunkatalog, samhällsguide, film, video,
      bild, hitta, hittar, val, avgifter, synskadade, privata utförare, kvalitet utförare, karta,
      jämförelser utförare, elektronisk, tillgänglig information, utbud, informationsbroschyr, sidor,
      översätta, länkar, webbstrategi
    `),
    hint: phrases(`nätet, enkel, service, tjänster, kanal, kontaktuppgifter`),
  },
  '2.4': {
    core: phrases(`
      brukarundersökning, brukarenkät, undersökningar, enkät, enkäter, nöjdhet, nki, kundundersökning,
      brukarnas synpunkter, brukarnas upplevelse, brukares åsikter, brukarundersökningar, kundenkät,
      anhörigenkät, föräldraenkät, elevenkät, nöjdkundindex, nöjdhetsmätning, brukarmätning, kundnöjdhet,
      brukardialog, brukarintervjuer, skolenkät, brukarnöjdhet, fokusgrupper, brukare tycker, enkätplan, enkätschema
    `),
    typical: phrases(`
      jämförelse enheter, mäta nöjdhet, fokusgrupp, intervjuer, fånga, metoder fånga, åsikter, uppfattning,
      brukarråd, anhöriga, tycker, brukarrevision, resultat undersökning, upplever, föräldrar, elever,
      resultat brukare, svarsfrekvens, jämför, regelbundna undersökningar, undersöks, mätningar, kvalitativ,
      vårdnadshavare, kunder, upplevd kvalitet, nöjda, missnöjda, handlingsplaner, enhetsnivå, index,
      standardiserade, socialstyrelsen, gäster, kunskap brukare, mäta kvalitet, frågor brukare, boende,
      samma frågor, jämföra över tid, undersöka
    `),
    hint: phrases(`resultat, metoder, jämförelse, mäter, årlig, regelbunden, följa upp, analys`),
  },
  '2.5': {
    core: phrases(`
      tjänstedeklaration, tjänstedeklarationer, tjänstegarantier, servicedeklaration, kvalitetsdeklaration,
      servicegaranti, kvalitetsgaranti, klagomål, klagomålshantering, synpunktshantering, synpunkter,
      tjänsternas innehåll, förväntningar, löften, avvikelser, tjänstegaranti, servicegarantier, garantier,
      deklaration, åtaganden, kvalitetslöften, servicelöften, klagomålssystem, synpunktssystem, klaga,
      klagomålsrutin, beröm, lämna synpunkter, värdighetsgarantier, klagomål synpunkter, servicenivåer,
      kvalitetsnivåer, klag*
    `),
    typical: phrases(`
      innehåll, förtydliga, deklarationer, garanti, förvänta, vänta, åtagande, rättelse, felanmälan, synpunkt,
      löfte, kompensation, hantering, rapportering, beskriva, beskrivning tjänster, kvalitetsnivå,
      ambitionsnivå, kompensera, ursäkt, rätta till, gottgörelse, tjänsternas, kvalitetskrav, ingår, rätt att,
      utlova, tydlig beskrivning, sammanställning, sammanställs, registreras, diarieförs, besvaras, rutin,
      inkomna, tas emot, statistik, tydliggöra innehåll, mätbara, lovar, tjänst innehåller, synpunkterna,
      besvarade, följa upp löften, konkreta löften, vilken service
    `),
    hint: phrases(`system, kvalitet, tjänst, följa upp, nivå, hemtjänst, krav, sprida`),
  },
  '3.1': {
    core: phrases(`
      styrsystem, styrmodell, helhetstänkande, helhet, ledningssystem, årshjul, styrprocess,
      styrning uppföljning, system styrning, ägardirektiv, bolag, bolagen, koncern, styrsystemet, helhetssyn,
      helhetsperspektiv, helhetsbild, planerings- och uppföljningsprocess, styrkedjan, röda tråden,
      koncernstyrning, koncernperspektiv, kommunala bolag, bolagsstyrning, bolagsordning, ägarstyrning,
      ägardialog, privata utförare, entreprenörer, upphandlad verksamhet, avtalsuppföljning, kommunkoncernen,
      kommunalförbund, hela organisationen, styrmodellen, styrning och uppföljning, flora, policyer, överlappa, överlappande, styrdokument
    `),
    typical: phrases(`
      styrning, förenkla, förenkling, styrkedja, röd tråd, kvalitetsledningssystem, upphandling,
      externa utförare, budgetprocess, planeringsprocess, stiftelser, lager, överblicka,
      politiska styrsystemet, professionella, struktur, samordnad, känd, dokument, hierarki, begreppsapparat,
      dokumentflora, dokumenthierarki, många dokument, många planer, antal styrdokument, systemstöd,
      ledningsverktyg, hänger ihop, känner till, förankra, alla nivåer, integrera, sammanhållen, stuprör,
      enhetlig, gemensam modell, implementera, processkarta, balanserat styrkort, komplex, administrativ,
      bolagets, uppföljningssystem, planering, begrepp, tidplan, it-stöd, avtal, styrdokumenten, strategier,
      planer, olika modeller, kopplas, entydig, genomslag, ut i organisationen, styr*, riktlinjer, vision budget
    `),
    hint: phrases(`system, modell, process, nivå, nämnd, koppling, gemensam, olika`),
  },
  '3.2': {
    core: phrases(`
      mål, målstyrning, politiska mål, vision, indikatorer, styrtal, styrkort, mätbara, måluppfyllelse,
      målformulering, nyckeltal, fokusområden, prioriterade områden, inriktningsmål, effektmål, nämndmål,
      målarbete, målkedja, målbild, måldokument, målområden, målprogram, övergripande mål, mätbarhet,
      indikator, målnivåer, målvärde, nedbrutna, framtidsbild, måluppfyllnad, antal mål, mål mätbara,
      kommunplan, målen, fullmäktigemål, mål*
    `),
    typical: phrases(`
      prioritering, mått, resultatmål, verksamhetsplan, verksamhetsmål, mandatperiod, kvalitetsmål, målvärden,
      nytta, mäts, aktiviteter, målnivå, brutit ned, strategisk plan, kf, konkretisera, färre, för många,
      prioritera, prioriteringar, utgångsläge, nuläge, tidsatta, tidssatta, mätmetod, konkreta, vaga,
      allmänt hållna, koppling budget, finansiella mål, verksamhetsidé, inriktning, flerårsplan,
      strategiska områden, viljeinriktning, politisk vilja, majoritet, bryta ned, bryts ned, målkonflikter,
      uppnå, effekt, ambitionsnivå, utvärderingsbara, styreffekt, program, ambition, nivå mål, kvalitet mål,
      mäta, följa mål
    `),
    hint: phrases(`tydlig, styra, politisk, nämnd, budget, uppföljningsbar`),
  },
  '3.3': {
    core: phrases(`
      rapportering, rapportera, rapporter, uppföljning, tillsyn, analys, analyser, delårsrapport,
      tertialrapport, månadsrapport, internkontroll, intern kontroll, revision, förklaring, kvalitetsrapport,
      delårsrapporter, årsrapport, verksamhetsberättelse, årsredovisning, internkontrollplan,
      uppföljningsrapport, verksamhetsuppföljning, lägesrapport, avvikelserapport, återrapport,
      beslutsuppföljning, verkställighet, uppföljning beslut, uppdrag återrapporteras, tillsynen,
      uppföljningar, rapporterna, uppföljningen, balanslista, återkoppling uppdrag, uppföljning utförare, utestående uppdrag, givna uppdrag, privata utförare
    `),
    typical: phrases(`
      resultat, enheters resultat, nämnd, nämnderna, politiken, politiska nivån, kontroll, tidsserier,
      tidsintervall, jämförbara, jämförelser, trend, flera år, redovisa, återrapportering, granskning,
      förvaltningen, underlag, avvikelse, bokslut, uppsikt, uppsiktsplikt, kommentera, andra kommuner,
      kontrollera, granska, kvalitet rapporter, orsaker, åtgärdsförslag, diagram, politiker får, presenteras,
      redovisas, verksamhetsbesök, insyn, kvalitetsuppföljning, periodisk, rapportmall, mall, prognos,
      över tid, siffror, verksamhetsresultat, nyckeltal rapport, kommentarer, revisor, revisorer, revisionen,
      förklara, förklaringar, rapportmallar, följer upp, tertial, kvartal, mellan åren, nämnderna får,
      utveckling över tid, ekonomisk, ekonomi, kvalitetsresultat, jämförande, följa, kontrollfrågor, utskott,
      beslut, effekter, analyserar, fördjupade analyser
    `),
    hint: phrases(`kvalitet, följs upp, politik, läsa, lättläst, åtgärder`),
  },
  '3.4': {
    core: phrases(`
      delegation, delegationsordning, ansvarsfördelning, reglemente, rollfördelning, gränsdragning, gräns,
      vad och hur, mandat, delegering, delegeringsordning, delegationsbeslut, vidaredelegering, reglementen,
      ansvarsfördelningen, arbetsfördelning, beslutsordning, beslutsnivå, detaljstyr, detaljstyrning,
      detaljfrågor, lägga sig i, ansvarsgränser, gränssnitt, instruktion kommundirektör,
      uppdrag kommundirektör, vd-instruktion, vem beslutar, vem ansvarar, operativ, operativa frågor,
      verkställande
    `),
    typical: phrases(`
      roller, roll, ansvar, befogenheter, politiker tjänstemän, tjänstemannanivå, uppdrag, vidaredelegation,
      delegera, beslutanderätt, presidium, otydlig, oklar, oklart, tydlig fördelning, gränslandet, beslutsrätt,
      arbetsordning, tjänsteperson, beställare, utskott, revidera, beslutsbefogenheter, ansvarar,
      ansvarsförhållanden, roller politiker, delegationen, beslut tjänstemän, kommunstyrelsen, detaljer,
      tjänstemän ansvar, politiker ansvar, oklara, otydliga, nämndsorganisation, nämnder förvaltningar,
      instruktion
    `),
    hint: phrases(`beslut, ordning, nivå, tydlig, politisk`),
  },
  '3.5': {
    core: phrases(`
      samspel, ömsesidig, spelregler, samarbete politiker, samarbete tjänstemän, förståelse,
      nöjdhetsundersökning politiker, förtroendefullt, samarbetsklimat, tillit, samspelet, rollförståelse,
      förtroendeklimat, politiker och tjänstemän, politiker tjänstepersoner, förtroendevalda tjänstemän,
      gemensamma seminarier, politikerutbildning, introduktionsutbildning, rolldiskussion, respekt,
      arbetsklimat, introduktion nya, utbildning politiker, utbildning nya ledamöter,
      tjänstepersoner förtroendevalda
    `),
    typical: phrases(`
      dialog, roller, roll, samtal, politiker tjänstemän, tjänstemannasidan, mötesplatser, mötesarenor,
      introduktion förtroendevalda, utbildning förtroendevalda, gemensamma dagar, klimat, samarbete,
      enkät politiker, presidier, samverkan, utvärdera, nöjdhet, utvärdering, ny mandatperiod, mandatperiod,
      nya politiker, opposition, oppositionen, nämndordförande, förvaltningschef ordförande, presidium,
      presidiedagar, förtroende, konflikt, hot, hat, relation, relationer, uppförandekod, forum, mötas,
      informella, ledamöter, politikernas syn, förtroendevalda, samarbetet, diskussion roller,
      diskutera roller, dialogen, seminarier, enkät förtroendevalda, nöjda politiker, tonläge, debattklimat,
      ersättare, förståelsen
    `),
    hint: phrases(`utbildning, politiker, tjänstemän, gemensam, mötesplats, tjänsteman`),
  },
  '4.1': {
    core: phrases(`
      ledarskapsstrategi, ledarstrategi, ledarskapspolicy, ledarpolicy, chefspolicy, ledarskapsfilosofi,
      strategi ledarskap, ledningsfilosofi, ledaridé, ledarskapsidé, ledarskapsplattform, ledarplattform,
      chefsstrategi, syn på ledarskap, ledarskapssyn, ledarsyn, chefsidé, policy ledarskap,
      strategi delegation, chefskriterier, gott ledarskap, ledarskap dokument, idé ledarskap,
      synen på ledarskap, tillitsbaserad styrning, tillitsbaserat ledarskap
    `),
    typical: phrases(`
      strategi, kommunövergripande, policy, värdegrund, ledarkriterier, decentralisering, delegation, tillit,
      tillitsbaserad, styrdokument, personalpolitiskt program, ledarskap, samlad, samlat, centralisering,
      delegering, tillitsstyrning, förväntningar ledare, anta, antagen, plan ledarskap, mål ledarskap,
      kriterier, vägledning, övergripande, dokument, ledarskapet, policydokument, program ledarskap,
      riktlinjer, revidera, följs upp, definition, ledarskapsprinciper, principer, förankra
    `),
    hint: phrases(`plan, gemensam, chef, ledare, känd`),
  },
  '4.2': {
    core: phrases(`
      resultatenhet, resultatenheter, budgetansvar, överskott, underskott, omfördela, enhetschef, frihet,
      enheternas ansvar, personalansvar, över- och underskott, över årsskiftet, resultatöverföring,
      resultatbalansering, resultatfond, rektorer, förskolechef, enhetschefer, ekonomiskt ansvar,
      handlingsfrihet, anställa, organisationsansvar, disponera, köpstopp, anställningsstopp, inköpsstopp,
      medarbetare per chef, underställda per chef, antal underställda, stora personalgrupper, personalgrupper,
      resultatenhetens, budgetöverskott, enhetens budget, resultatansvar enhet
    `),
    typical: phrases(`
      budget, ansvar, befogenheter, självständighet, mandat, egen ekonomi, handlingsutrymme, rektor,
      organisera, delegation chef, budgetöverskridande, internhyra, administration, bemanna, befogenhet,
      incitament, spara, sparat, budgetföljsamhet, frihetsgrader, självstyre, stödfunktioner,
      administrativt stöd, förutsättningar, delegerat, bestämma, besluta själva, hyra, intäkter, ta med,
      överföra, enheterna, enheternas, enhet, chefers förutsättningar, antal medarbetare, beslutanderätt,
      delegation, ekonomi, chefstäthet, rektorn, enhetschefens, chefernas befogenheter, budgetramar,
      fria händer
    `),
    hint: phrases(`personal, nivå, tydlig, regler, resurser`),
  },
  '4.3': {
    core: phrases(`
      tvärsektoriell, tvärsektoriella, tvärsektoriellt, förvaltningsövergripande, projekt, projektmodell,
      projektorganisation, projektöversikt, processer, processkartläggning, tvärs, stuprör,
      flera förvaltningar, processägare, över förvaltningsgränser, tvärgrupper, tvärfunktionell, tvärgående,
      tvärprofessionell, förvaltningsgränser, gränsöverskridande, över gränserna, mellan förvaltningarna,
      mellan nämnder, samarbetet förvaltningar, samverkan förvaltningar, processorienterad, huvudprocesser,
      projektstyrning, projektledarutbildning, projektportfölj, projektkontor, slutrapport, stuprörstänkande,
      silos, koordinera, styrgrupper, arbetsgrupper, processkartor, förvaltningsöverskridande, projektdirektiv,
      tvärsektoriell samverkan, tvärsektoriellt samarbete
    `),
    typical: phrases(`
      samordning, samarbete, arbetsgrupp, styrgrupp, nätverk, projektledning, gemensam, kartlägga,
      övergripande processer, mellan förvaltningar, projektplan, projektledare, helhetssyn, horisontell,
      samverkan, strukturer, portfölj, kommungemensamma, samarbetar, samordnar, samordnas, samordningsansvar,
      samordnare, helhetsansvar, direktiv, överlappning, dubbelarbete, mellan stolarna, skola socialtjänst,
      barn unga, samverkansgrupp, samverkansformer, metod, modell, mall, förvaltningar, förvaltningarna,
      gemensamma frågor, arbetsgruppers mandat, projekten, projektarbete, processägares, sektorer,
      strategiska frågor, initieras, utvärderas projekt, tvärsektoriella grupper, gränser, avslutas, process,
      processägarskap, processteam, nätverkens, samordningsgrupper
    `),
    hint: phrases(`grupp, ansvar, projektmål, roller, uppdrag, resultat`),
  },
  '4.4': {
    core: phrases(`
      chefskontrakt, uppdragsbeskrivning, uppdragskontrakt, chefsuppdrag, personliga uppdraget,
      skriftligt uppdrag, resultatkontrakt, chefsavtal, befattningsbeskrivning, överenskommelse chef,
      individuella mål, uppdragsdialog, uppdragshandling, uppdragsöverenskommelse, ledaravtal, ledarkontrakt,
      resultatöverenskommelse, personliga mål, personligt uppdrag, individuella uppdrag, chefens uppdrag,
      chefernas uppdrag, chefers uppdrag, skriftliga uppdrag, chefsutvärdering, chefsbedömning,
      uppdragsbeskrivningar, förordnande, visstidsförordnande, chefens mål, mål chefen, chefernas prestationer,
      chefsöverenskommelse, uppdragsavtal, prestationsmål
    `),
    typical: phrases(`
      uppdrag, chefers ansvar, prestation, medarbetarsamtal chef, chef, kontrakt, individuell,
      resultatförbättringar, förväntningar chef, resultatansvar, utvärdering chefer, uppföljning chef,
      lönekriterier chef, personligt ansvar, överenskommelse, överenskommelser, förtydliga, krav, förväntas,
      förväntningar, ansvarsutkrävande, samtal chef, resultatkrav, kopplat lön, lönesamtal,
      prestationer chefer, dokumenterade, individ, skriftligt, skriftliga, muntliga, årlig, följs upp,
      uppföljning, enskilda chefen, chefers mål, chefernas resultat, lön chef, medarbetarsamtal,
      utvecklingssamtal chef, bedöms, uppdraget, arbetsbeskrivning
    `),
    hint: phrases(`mål, tydlig, ansvar, enhetschefer, rektorer, förvaltningschefer`),
  },
  '4.5': {
    core: phrases(`
      central ledning, kommunledning, kommunledningens, ledningsgrupp, kommundirektör, kommunchef,
      förvaltningschef, internkommunikation, intern kommunikation, budskap, chefsmöten, chefsforum, intranät,
      kommunikation, kommunledningsgrupp, ledningsgruppen, ledningsgrupper, kommundirektören,
      förvaltningschefer, centrala ledningen, intern information, intern dialog, chefsträffar, chefsdagar,
      chefskonferens, storträffar, personaltidning, veckobrev, synlighet, synligt ledarskap, ledarforum,
      nyhetsbrev, ledningens närvaro, kommunledningen, koncernledning, koncernledningsgrupp,
      ledningsinformation
    `),
    typical: phrases(`
      ledning, information, informera, synlig, dialog, styrsignaler, underställda, arbetsplatsträff, apt,
      nå ut, föra vidare, ledningens, tydlig ledning, stöd, ekonomichef, chefsnätverk, besök verksamhet,
      förankra, når ut, nå fram, organisationen, kaskad, linjen, mellanchefer, enhetschefer, första linjens,
      avstånd, verksamhetsbesök, besöker, arbetsplatser, arbetsplatsträffar, vi-känsla, gemensam bild,
      sammanhållen, stödja chefer, genomslag, kommunicera, kommuniceras, lyssna, omorganisation, kanaler,
      hierarki, linjechefer, möten chefer, träffar, informationen når, information medarbetare, direktör,
      dialog ledning, kommunchefen, direkt dialog, ledningens beslut, beslut förklaras, medarbetare nås,
      långt ner, personal utan dator, kommunikationsstöd, samma information, uppföljning enheter
    `),
    hint: phrases(`möte, organisation, underställd, central, medarbetare, förvaltning`),
  },
  '4.6': {
    core: phrases(`
      ledarutveckling, ledarutvecklingsprogram, ledarprogram, chefsutveckling, chefsutbildning,
      ledarskapsutbildning, ledarförsörjning, chefsförsörjning, trainee, aspirantutbildning, mentor,
      mentorskap, 360, ledarskapsprogram, coachning, utveckla ledare, ledarutbildning, chefsprogram,
      introduktion nya chefer, nyblivna chefer, mentorsprogram, coaching, ledarskapsutveckling, ledarskapstest,
      360-graders, chefskandidater, ledaraspiranter, framtida chefer, framtidens chefer, chefsrekrytering,
      chefsomsättning, rekrytera chefer, ledarprofil, ledarenkät, chefsförsörjningsprogram, potentiella chefer,
      tillväxt chefer, ledarbedömning, utvärdera ledarskapet, chefers utveckling, ledarutvecklingen
    `),
    typical: phrases(`
      ledarskap, ledare, program, utbildning chefer, feedback, verktyg, handledning, chefsintroduktion,
      nya chefer, blivande chefer, visionsbärare, introduktion chefer, utvärdering ledarskap, ledaregenskaper,
      medarbetare kollegor, talang, utbildningsinsatser, obligatorisk, utbildningsprogram, arbetsledare,
      erfarenhetsutbyte chefer, grupphandledning, kompetens chefer, utvecklingsplaner chef,
      fortbildning chefer, kurser, ledarskapets, ledarskapet, talanger, karriärväg, mäta ledarskap,
      medarbetarnas bedömning, kommande chefer, chefsroll, utbildning ledare, ledaregenskap, träna, reflektion,
      chefsgrupper, chefshandbok, handbok, utbilda, erfarna chefer, cheferna utbildning,
      individuell utvecklingsplan
    `),
    hint: phrases(`utbildning, utveckling, ny, stöd, chef, medarbetare, utvärdera`),
  },
  '5.1': {
    core: phrases(`
      resultatstyrning, effektivitetsutveckling, effektivitet, effektiviseringsstrategi, strategi effektivitet,
      strategi resultat, effektivisering, resultat förhållande kostnader, effektivitet resultat,
      resultatkultur, effektivitetsprogram, effektivitetsstrategi, effektiviseringsplan,
      effektiviseringsprogram, effektiviseringsarbete, effektivitetsarbete, effektivitetsmål,
      produktivitetsmål, strategi effektivisering, effektivitetsbegrepp, begreppet effektivitet,
      resultatorientering, ekonomistyrning, ekonomistyrningsprinciper, digitaliseringsplan,
      strategi digitalisering, e-förvaltning, sparprogram, besparingsprogram, osthyvel, effektiviseringsmål,
      resultat- och effektivitetsutveckling, effektivitetsutvecklingen
    `),
    typical: phrases(`
      strategi, kommunövergripande, policy, styrning, utvecklingsstrategi, digitaliseringsstrategi,
      resultatfokus, effektiv, plan, produktivitet, målbild, hushållning, god ekonomisk hushållning, rutin,
      långsiktig, övergripande, mål effektiv, finansiella, utvecklingsarbete, styrdokument, samlad, samlat,
      rationalisering, it-strategi, resultatutveckling, balans, kultur, kostnadsmedvetenhet,
      kostnadseffektivitet, besparing, besparingar, effektiviseringskrav, effektiviseringar, ekonomi, program,
      riktlinjer, resultatorienterad, produktivitet mål, krav effektivisering, kortsiktig
    `),
    hint: phrases(`resultat, begrepp, gemensam, mål, tydlig`),
  },
  '5.2': {
    core: phrases(`
      kostnader, kostnad, budgetprocess, budget, självkostnad, prislapp, skolpeng, hemtjänsttimme,
      enhetskostnad, kostnadsberäkning, resursfördelning, resursfördelningsmodell, volymer, priser,
      standardkostnad, kostnad per, kostnadsnivå, nettokostnadsavvikelse, strukturkostnad, kostnadsläge,
      budgetdialog, budgetarbete, budgetberedning, budgetunderlag, budgetdokument, budgetförslag,
      resurstilldelning, tilldelningsmodell, fördelningsmodell, ersättningsmodell, ersättning, elevpeng,
      barnpeng, hemtjänstpeng, styckkostnad, kvalitet kostnader, internprissättning, demografi,
      volymförändringar, anslagsfördelning, fjolårets, ramanslag, ramfördelning, resurser resultat, budgeten,
      resurser mål, kostnadsfördelning, kostnadsberäknas
    `),
    typical: phrases(`
      kostar, pengar, räkna, uträkning, kostnadsnyckeltal, samband, ekonomi, tjänsters kostnader,
      målgruppsmodell, väntat resultat, kalkyl, tjänstepris, anslag, ramar, peng, kvalitet kostnad,
      investeringar, nettokostnad, omfördelning, konsekvensbeskrivning, konsekvens, ambitionsnivå,
      kostnadskrävande, dyrare, billigare, pris, taxor, får för pengarna, värde, utfall, sambandet, budgetår,
      investeringskalkyl, driftkostnad, livscykelkostnad, timkostnad, prestationer, enskilda tjänster,
      resursfördelningen, prestationsbaserad, kostnadsbild, ekonomiska, uträknat, beräknas, volymmått,
      lokalkostnad, internhyror, kostnaderna, nyckeltal kostnad, förväntade resultat, resurser, plats kostar,
      kostsam, prioriteras, historiska, befolkningsprognos
    `),
    hint: phrases(`kvalitet, process, prioritera, underlag, mål`),
  },
  '5.3': {
    core: phrases(`
      arbetsprocesser, arbetssätt, uppföljning, kontroll, internkontroll, flöden, processutveckling,
      processkartläggning, lean, digitalisering, avvikelsehantering, kvalitetsuppföljning, prognos,
      processarbete, processledning, processorienterat, flödeseffektivitet, digitalisera, automatisering,
      robot, robotisering, dubbelregistrering, manuell, systemstöd, verksamhetsstöd, uppföljningsverktyg,
      bemanningsplanering, inköpssamordning, ramavtal, e-handel, verksamhetsplanering, kvalitetssystem,
      arbetsflöden, arbetsmetoder, kontroll och uppföljning, ekonomiuppföljning, budgetuppföljning,
      budgetföljsamhet
    `),
    typical: phrases(`
      processer, avvikelse, åtgärder, rutiner, verksamhetsuppföljning, uppföljningssystem,
      produktionsuppföljning, it-stöd, automatisera, verksamhetssystem, beslutsstöd, inköp, avtalstrohet,
      köptrohet, köptrogenhet, resursutnyttjande, planering, schemaläggning, månadsuppföljning,
      verksamhetsnivå, standardisera, nya arbetssätt, kontrollmoment, kontrollera, löpande, regelbundet,
      månadsvis, veckovis, kvalitetsmått, korrigera, följa upp, följs upp, resursanvändning, verktyg, it,
      lokaler, fordon, flexibel, beläggning, kartlagda, dokumentera, prognoser, prognossäkerhet, månad, schema,
      system, pappersblanketter, processkartor, kvalitetsavvikelser, kvalitet uppföljning, bemanning,
      aktiviteter, arbetsprocess, systematisk uppföljning, lokalutnyttjande, upphandling, samordnad,
      uppföljningen, stödprocesser, effektivare, effektiva processer
    `),
    hint: phrases(`utveckling, budget, resultat, effektiv`),
  },
  '5.4': {
    core: phrases(`
      kommunikation resurser, kommuniceras, strategiska diskussioner, diskussion, dialog resurser,
      resultatdialog, resurser, resultatdiskussion, analysdialog, diskutera resultat, kvalitetsdialog,
      dialog om resultat, diskussioner resultat, resursdiskussion, resursfrågor, resursdialog, samtal resurser,
      samtal resultat, resultat diskuteras, kommunicera ekonomi, kommuniceras resultat, ekonomisk information,
      medarbetare ekonomi, ekonomisk medvetenhet, förståelse ekonomi, uppföljningsdialog, resultatdialoger,
      kvalitetsdialoger, analysmöten, strategidagar, budgetdagar, ekonomiska läget, dialog ekonomi,
      resultat kommuniceras
    `),
    typical: phrases(`
      kommunicera, dialog, chefer, medarbetare, mötesplatser, forum, ekonomer, arbetsplatsträffar, apt,
      åtgärder, förståelse, delaktighet, samtal, insikt, ledningsgrupp, ekonomistöd, transparens, resultat,
      fackliga, samverkansgrupp, medarbetarna, controller, presenteras, kunskap, framtida, utmaningar,
      långsiktiga, framtidsfrågor, prioriteringar, diskussioner, tidigt, involvera, delaktig, diskuterar,
      ledningsgrupper, kommunikation, arbetsplats, samtalar, informeras, gemensam analys, strategidag,
      planeringsdagar, resonemang, resonera, ekonomiska förutsättningar, nämnd förvaltning dialog
    `),
    hint: phrases(`möte, strategisk, ekonomi, kvalitet`),
  },
  '5.5': {
    core: phrases(`
      jämförelse, jämförelser, jämföra, benchmarking, resultatjämförelser, andra kommuner, kolada, kkik,
      öppna jämförelser, nätverk jämförelse, egna enheter, nyckeltal, jämförelsenätverk, jämförande,
      jämförelsetal, jämförelsekommuner, jämförelsearbete, jämförelseprojekt, jämföra enheter, jämför sig,
      jämförelsegrupper, rka, kommundatabas, strukturlika, likartade kommuner, bästa kommunerna, ranking,
      benchmark, kvalitetsnätverk, effektivitetsnätverk, jämförs, jämförelserna
    `),
    typical: phrases(`
      inspiration, värdera, goda exempel, lära av, enheters resultat, rankning, bäst, statistik, nationella,
      liknande kommuner, mellan enheter, interna jämförelser, lärande, skillnader, mätetal, data,
      nationell statistik, andra organisationer, jämförbar, placering, kvalitet kostnad, nätverk, lär, andra,
      kostnader andra, kvalitetsjämförelser, orsaker skillnader, strukturerade, bland de bästa, enheterna,
      nyckeltalen, nyckeltalsjämförelser, medelvärde, snitt, genomsnitt, riket, länet,
      systematiska jämförelser
    `),
    hint: phrases(`lära, kostnad, kvalitet, aktiv, förbättring, analys`),
  },
  '5.6': {
    core: phrases(`
      extern samverkan, samverkan, grannkommuner, interkommunal, mellankommunal, kommunalförbund,
      gemensam nämnd, avtalssamverkan, frivilligorganisationer, idéburet, iop, konkurrensutsättning, lov,
      privata utförare, entreprenad, offentligt privat, samverkansavtal, samverkan kommuner, kommunsamverkan,
      grannkommun, gemensam organisation, gemensam upphandling, gemensamma nämnder, konkurrens,
      konkurrensprövning, konkurrensutsätta, entreprenader, valfrihetssystem, valfrihet, ops, privata aktörer,
      samverkanspartner, volontärer, ideella sektorn, samarbetspartner, strategi samverkan, samverkanspolicy,
      driftsformer, driftform, alternativ drift, mellankommunalt, kommungemensam, samverkan grannar
    `),
    typical: phrases(`
      region, samarbete, civilsamhälle, civilsamhället, näringsliv, delregional, föreningar,
      gemensamma lösningar, partnerskap, upphandla, externa aktörer, utmaningsrätt, serviceutbud, landsting,
      högskola, delad, partner, avtal, räddningstjänst, gymnasiesamverkan, avfallsbolag, lönehantering,
      it-drift, specialist, sårbarhet, stordrift, samordningsvinst, nytta samverkan, utvärdera samverkan,
      företag, polis, arbetsförmedling, regionen, tillsammans, småkommun, kommunförbund, frivilliga,
      upphandlad, utförare, konkurrensneutral, brukarens val, samverkansprojekt, samverkar, delregionalt
    `),
    hint: phrases(`gemensam, extern, service, effektivitet, andra kommuner`),
  },
  '6.1': {
    core: phrases(`
      personalstrategi, personalpolicy, personalpolitisk, personalpolitik, personalprogram, medarbetarpolicy,
      hr-strategi, medarbetarskap, personalpolitiska programmet, strategi personal, personalpolitiska,
      personalidé, personalstrategiska, hr-policy, hr-plan, arbetsgivarpolicy, arbetsgivarstrategi,
      arbetsgivaridé, medarbetarplattform, medarbetarskapspolicy, strategi hr, strategi arbetsgivare,
      mål personal, personalmål, personalvision, personalplan, strategi medarbetare, hr-arbete,
      personalpolitiken, arbetsgivarrollen, arbetsgivarfrågor, arbetsgivarfrågorna
    `),
    typical: phrases(`
      strategi, kommunövergripande, policy, plan personal, hr, värdegrund, arbetsgivarpolitik, personalekonomi,
      medarbetaridé, arbetsgivarvarumärke strategi, styrdokument, antagen, föråldrad, inaktuell, revidera,
      uppdatera, samlad, samlat, policydokument, förankra, långsiktig, riktlinjer, implementera, personalchef,
      personalavdelning, hr-avdelning, hr-funktion, program, dokument, mål, övergripande, följs upp, aktuell,
      personalfrågor, uppföljning personal, medarbetarskapet, personalpolicyn, dokumentet, helhet, överordnade planer, budget personal
    `),
    hint: phrases(`plan, personal, känd, gemensam, mätbar`),
  },
  '6.2': {
    core: phrases(`
      attraktiv arbetsgivare, rekrytering, rekrytera, kompetensförsörjning, personalförsörjning,
      arbetsgivarvarumärke, employer branding, marknadsföring arbetsgivare, personalomsättning, avgångssamtal,
      heltid, anställningsvillkor, bemanning, löneförmåner, attraktiv, rekryteringsstrategi, rekryteringsbehov,
      kompetensförsörjningsplan, personalförsörjningsplan, arbetsgivarmärke, söka sig, sökande, platsannonser,
      jobbannonser, arbetsgivarerbjudande, förmånspaket, personalförmåner, friskvårdsbidrag, heltidsresan,
      deltid, delade turer, flextid, distansarbete, arbetstid, avslutningssamtal, avgångsenkät, exitsamtal,
      timanställda, vikariepool, lärare, socialsekreterare, sjuksköterskor, undersköterskor, svårrekryterade,
      praktikanter, praktikplatser, examensarbete, feriepraktik, lärlingar, karriärtjänster,
      karriärmöjligheter, omsättning, personalrörlighet, heltidstjänster, rekryteringen, arbetsgivare
    `),
    typical: phrases(`
      förmåner, friskvård, kollektiva lösningar, söker jobb, pensionsavgångar, praktik, karriärvägar, karriär,
      behålla, slutar, annons, mässa, erbjuder, rörlighet, ambassadörer, studenter, sommarjobb, vikarier,
      generationsväxling, befintliga, traineeprogram, lojalitet, bristyrken, marknadsföra, marknadsföring,
      sociala medier, linkedin, mässor, högskola, gymnasiet, intern rörlighet, omställning, ta tillvara,
      tillvarata, befintlig personal, äldre medarbetare, erfarna, stanna, konkurrera, stolthet, stolta,
      ambassadör, tillsvidare, framtida behov, behov, prognos, semester, medarbetare slutar, lämnar,
      pensioneras, pension, sluta, nyrekrytering, personalbrist, brist, avslut, jobb, heltidsanställning,
      anställningar, arbetsmarknad, kampanj, villkor, ungdomar, unga, förmånerna, bemanningsenhet,
      yrkesgrupper
    `),
    hint: phrases(`personal, framtid, anställ, trygg, strategi, plan`),
  },
  '6.3': {
    core: phrases(`
      kompetensutveckling, medarbetarutveckling, kompetens, kompetensplan, utvecklingssamtal, medarbetarsamtal,
      fortbildning, utbildningar, kompetenskartläggning, utvecklingsplan, kompetensöverföring,
      medarbetarutvecklingsprogram, kompetenshöjning, kompetensinventering, kompetensutvecklingsplan,
      individuella utvecklingsplaner, utvecklingsplaner, introduktion nyanställda, introduktionsprogram,
      introduktionsdag, utbildningsplan, utbildningsbudget, utbildningssatsning, vidareutbildning,
      kompetensbehov, kompetenskrav, kompetensväxling, kompetensanalys, digital kompetens, it-kompetens,
      medarbetarskapsutbildning, studier, lärplattform, medarbetarsamtalen, utvecklingssamtalen,
      kompetensutvecklingen, kompetensutvecklingsinsatser, kompetensprofil, vidareutbilda, karriärvägar specialister, karriärutveckling
    `),
    typical: phrases(`
      introduktion, nyanställda, nya medarbetare, lära, lärande, arbetsplatsnära, validering, utbilda,
      e-lärande, program medarbetare, individuell plan, handledare, kurser, arbetsnära, reell kompetens,
      lära sig arbetet, kompetenssatsningar, behov utbildning, jobbrotation, auskultation, auskultera, mentor,
      fadder, handledning, följa upp utbildningar, effekt utbildning, gruppsamtal, kvaliteten samtal,
      nyanställd, ny personal, vikarier introduktion, sommarvikarier, yrkesroll, kunskap, utbildning,
      introduktionen, fortbilda, lärande arbetet, alla medarbetare, samtalen, avsätts, avsatta medel,
      individuella planer, mall samtal, specialister, arbetsrotation, internutbildning
    `),
    hint: phrases(`utveckling, individuell, plan, medarbetare, strategi, behov`),
  },
  '6.4': {
    core: phrases(`
      lönesättning, lön, lönekriterier, individuell lön, lönesamtal, belöning, prestation, prestationer, bonus,
      lönepolicy, lönepolitik, lönespridning, löneöversyn, lönesättande, lönedialog, löneprocess, lönerevision,
      lönebildning, lönestrategi, löneskillnader, lönenivå, löneutveckling, löner, lönepåslag, belöningar,
      belönas, belöningsformer, premiera, gratifikation, uppskattning, fira, bonussystem, resultatbonus,
      lönekriterierna, lönesamtalen, lönesättningen, lönestruktur, goda insatser, lön*
    `),
    typical: phrases(`
      kriterier, utmärkelse, pris, uppmuntran, individens, gruppens, resultatlön, belöna, belöningssystem,
      goda prestationer, incitament, lönekartläggning, bedömning, koppling mål lön, uppmärksamma,
      differentiering, kriterierna, bedömer, bedömningsgrund, differentierad, spridning, transparent, rättvis,
      facket, prisutdelning, stipendium, gala, tack, erkänsla, insatser, extraordinära, grupp, arbetslag,
      prestera, uppmärksammas, tårta, utmärker, premieras, resultat lön, goda resultat, lyfta fram goda,
      prestationen, ekonomiska belöningar, medarbetarpris
    `),
    hint: phrases(`individuell, mål, samtal, god, känd, medarbetare`),
  },
  '6.5': {
    core: phrases(`
      medarbetarundersökning, medarbetarenkät, arbetsmiljö, arbetsmiljöarbete, hme, sjukfrånvaro, skyddsrond,
      pulsmätning, systematiskt arbetsmiljöarbete, sam, hälsa, osa, personalenkät, medarbetarundersökningar,
      personalundersökning, temperaturmätning, pulsundersökning, medarbetarengagemang, medarbetarindex,
      engagemangsindex, arbetsmiljöenkät, social arbetsmiljö, sjukskrivningar, korttidsfrånvaro, långtidssjuk,
      frisknärvaro, sjuktal, ohälsotal, ohälsa, friskvårdstimme, hälsoinspiratörer, trakasserier,
      kränkande särbehandling, mobbning, utmattning, tillbudsrapportering, arbetsskador, arbetsmiljöfrågor,
      frånvaro, medarbetarenkäter, arbetsmiljörisker
    `),
    typical: phrases(`
      enkät, undersökning, trivsel, stress, arbetsbelastning, rehabilitering, rehab, friskvård, hälsofrämjande,
      skyddsombud, företagshälsovård, tillbud, hot och våld, nöjda medarbetare, nmi, bedöma arbetsmiljön,
      mätning medarbetare, hållbart arbetsliv, nöjd medarbetar, svarsfrekvens, handlingsplaner, trivs,
      välmående, mår, belastning, återhämtning, förebyggande, fysisk arbetsmiljö, ergonomi, ventilation,
      företagshälsa, hälsoarbete, index, undersökningen, enkäten, enkätresultat, resultaten, åtgärdsplan,
      åtgärdsplaner, återkoppling, sjuk, upplever, medarbetarnas upplevelse, mäts, psykosocial, psykosociala,
      jämföras över tid, vartannat år, engagemang, sjuk*, häls*
    `),
    hint: phrases(`mäta, resultat, medarbetare, åtgärd, årlig, följa upp`),
  },
  '6.6': {
    core: phrases(`
      mångfald, jämställdhet, jämställdhetsplan, etnicitet, likabehandling, diskriminering, kön, inkludering,
      mångfaldsplan, etnisk, könsfördelning, funktionsvariation, mångfaldsarbete, mångfaldspolicy,
      mångfaldsfrågor, jämställdhetsarbete, jämställdhetsintegrering, jämställdhetspolicy, könsbalans,
      könsstruktur, manliga, kvinnodominerade, mansdominerade, kvinnliga, likabehandlingsplan,
      diskrimineringsgrunder, etnisk bakgrund, utrikes födda, hbtq-certifiering, hbt, inkluderande, normkritik,
      normkritisk, kompetensbaserad rekrytering, spegla befolkningen, befolkningens sammansättning,
      utrikesfödda, jämställd, jämställda, funktionsnedsatta, jämn könsfördelning, köns*
    `),
    typical: phrases(`
      utländsk bakgrund, integration, kulturell, kulturellt, likvärdig, jämlikhet, hbtq, lika rättigheter,
      bakgrund, kvinnor, män, nyanlända, avidentifierad, språkpraktik, underrepresenterat, aktiva åtgärder,
      språkträning, snabbspår, ålder, religion, kulturell bakgrund, sammansättning, bredda, olikheter,
      åldersstruktur, perspektiv, flerspråkig, språkkunskaper, funktionsnedsättning, lönebidrag, speglar,
      spegla, avspegla, födda, utländsk, homogen, olika bakgrund, löneskillnader kvinnor, kulturella,
      mångfaldsmål
    `),
    hint: phrases(`lika, grupper, rekrytering, chefer`),
  },
  '7.1': {
    core: phrases(`
      strategi förbättringar, strategi ständiga, förbättringsstrategi, kvalitetsstrategi, kvalitetspolicy,
      övergripande strategi, strategin, strategi, utvecklingsstrategi, kvalitetssystem, ledningssystem,
      kvalitetsledningssystem, strategi förbättringsarbete, strategi kvalitet, kvalitetsledning,
      kvalitetsarbetet, kvalitetsprogram, kvalitetsplan, systematiskt förbättringsarbete, kvalitetsmodell,
      utvecklingsmodell, kvalitetsutveckling, utvecklingspolicy, kvalitetsorganisation, kvalitetsstrateg,
      kvalitetscontroller, utvecklingsstrateg, stödfunktion, utvecklingsavdelning,
      förbättringsarbetet övergripande, förbättringsarbetet samordnas, struktur förbättringsarbete,
      kvalitetssystemet, förbättringsarbete
    `),
    typical: phrases(`
      strategiskt, ständiga förbättringar, kommunövergripande, central resurs, utvecklingsledare,
      utvecklingsenhet, kvalitetsarbete, policy, organisera förbättringsarbete, knyter ihop,
      systematiskt kvalitetsarbete, samordna, styrmodell, samlad, samlat, övergripande, gemensamt synsätt,
      gemensam syn, spridda, styrning, långsiktig, plan, central funktion, modell, helhet, definierat,
      organiserat, uthållig, digitaliseringsstrategi, innovationsstrategi, utvecklingsarbete,
      utvecklingsarbetet, samordnas, samordning, struktur, ständiga, eldsjälar, stödresurs, kvalitet,
      förbättringskultur, kommungemensam, anta, dokument, förvaltningarna egna, kvalitetsarbeten
    `),
    hint: phrases(`systematisk, mål, gemensam, ansvar, uppdrag, olika`),
  },
  '7.2': {
    core: phrases(`
      analys, analyser, analysarbete, analysera, analyser förbättringar, avvikelser, avvikelse, brister,
      problem, orsaksanalys, rotorsak, avvikelsehantering, avvikelserapportering, lex sarah, lex maria,
      riskanalys, avvikelserna, avvikelsesystem, avvikelserapporter, felanalys, bristanalys, analysförmåga,
      händelser, tillbud, incidentrapportering, riskbedömning, egenkontroller, kvalitetsbrister, missnöje,
      klagomål analyseras, synpunkter analyseras, klagomål används, synpunkter används, misstag,
      orsaksanalyser, bakomliggande orsaker, dataanalys, analysstöd, analysera resultat, återkommande problem,
      avvikelsehanteringen, fördjupade analyser, analyseras, orsakerna
    `),
    typical: phrases(`
      mönster, klagomål, synpunkter, orsak, egenkontroll, granskning, åtgärder, egengranskning, fel,
      incidenter, grundorsak, slutsatser, registreras, dra lärdom, analysmodell, analyskompetens,
      händelseanalys, åtgärda, åtgärdas, registrera, register, dokumenteras, sammanställs, sammanställning,
      trender, djupare, fördjupad, statistik, underlag, enkätresultat, kvalitetsregister, fånga upp,
      händelserapport, utredning, utreda, varför, tillsyn, revision, undersökningar, jämförelser,
      brukarundersökningar, synpunkterna, klagomålen, förklaringar, orsaker, resultaten, rapporteras,
      rapportering, kvalitetsproblem, bristande, lär av, vad som ligger bakom, brukarenkäter, beslutsunderlag,
      data
    `),
    hint: phrases(`rapport, systematisk, resultat, förbättring, system, följa upp`),
  },
  '7.3': {
    core: phrases(`
      omvärldsspaning, omvärldsbevakning, omvärldsanalys, goda exempel, nätverk, benchmarking, studiebesök,
      forskning, lärande, lära av andra, omvärld, benchlearning, framtidsspaning, högskola, universitet,
      omvärldskunskap, omvärldsfrågor, trendspaning, framtidsanalys, spaning, bevakning, forskare,
      forskningssamarbete, fou, lärosäten, studieresor, kunskapsutbyte, lärande nätverk, lärande exempel,
      goda idéer, andra organisationer, andra branscher, goda exempel sprids, lära varandra,
      erfarenhetsspridning, kunskapsdelning, kunskapsbank, exempelbank, inspirationsdag, jämförelsenätverk,
      extern samverkan, externa nätverk, omvärlden, lär av andra
    `),
    typical: phrases(`
      spridning, sprida, sprid, lära, lärt, extern, samverkan, erfarenheter, inspiration, andra kommuner,
      internt lärande, erfarenhetsutbyte, kunskapsspridning, trender, konferens, kunskap, jämföra, konferenser,
      seminarier, nationella projekt, skr, skl, partnerskap, utvecklingsprojekt, tillvarata, hämta, hämtar,
      söker, nationellt, internationellt, europa, nya rön, evidens, evidensbaserad, dela, delas, delar,
      erfarenhet, sprids, spridas, externt, idéer utifrån, framgångsrika, företag, näringslivet, bästa, andra,
      exempel, internt, mellan förvaltningar, mellan enheter, inspireras, intern spridning
    `),
    hint: phrases(`systematisk, utbyte, region, gemensam`),
  },
  '7.4': {
    core: phrases(`
      metoder, metod, verktyg, lean, förbättringsmetoder, tjänstedesign, processutveckling, brukardeltagande,
      brukarmedverkan, brukarinflytande, kollegial granskning, förbättringstavlor, pdsa, brukarrevision,
      kvalitetsrevision, medskapande, förbättringsmetodik, förbättringsverktyg, metodstöd, metodik,
      metodutveckling, verktygslåda, kvalitetsmetoder, pdca, tavelmöten, pulsmöten, tavlor, förbättringsledare,
      förbättringsutbildning, leanutbildning, service design, användardriven, användarcentrerad,
      brukares medverkan, brukare delaktiga, brukare involveras, boenderåd, brukarråd, anhörigråd, föräldraråd,
      kundråd, processkartläggningar, processkarta, kollegialt lärande, självvärdering, självutvärdering,
      kvalitetsgranskning, internrevision, extern granskning, certifiering, certifierad, iso 9001,
      kvalitetsutmärkelse, siq, metoderna, gemensamma metoder, gemensam metod, utvecklingsmetoder,
      medborgare medverkar
    `),
    typical: phrases(`
      kvaliteten, deltagande, inflytande, brukare, brukarna, processer, förbättringsarbete, delaktighet,
      förbättringsgrupp, utvärdering, pröva, pilot, arbetssätt, kundresa, processkartläggning,
      kvalitetsverktyg, förbättringscoach, involvera, tjänster prövas, kvalitetssäkring, utvärdera, utvärderas,
      utvärderingar, testa, testas, prova, försök, standard, checklista, projektmetod, process, medverka,
      medverkan, samskapa, samskapande, kvalitet tjänster, tjänsterna, involveras, användare, verktygen,
      utbilda, effekterna, följa upp förbättringar, utbildning metod, systematiska utvärderingar,
      egenutvärdering, kvalitetssäkra, brukarnas, användarna, kunder, kundens, kartläggs, arbetsprocesser,
      omprövas, ompröva, granskning
    `),
    hint: phrases(`kvalitet, tjänst, utbildning, medarbetare, systematisk`),
  },
  '7.5': {
    core: phrases(`
      kreativitet, innovation, innovationer, idé, idéer, förbättringsförslag, förslagsverksamhet, idébank,
      förslagslåda, idélåda, innovationsarbete, nytänkande, kvalitetspris, kvalitetsdag, kreativ, testbädd,
      idéslussen, innovationskultur, innovationsstrategi, innovationsmiljö, innovationsklimat,
      innovationstävling, innovationsprocess, innovationsmedel, idéhantering, idétävling, idéportal, nya idéer,
      medarbetares idéer, förslagssystem, förslagslådor, förbättringspris, utvecklingspris, hackathon, labb,
      prototyp, kreativa, kvalitetsmässa, förändringsvilja, experimentera, misslyckas, tillåtande, förnyelse,
      nyskapande, engagera medarbetare, förbättringsidéer, innovativ, innovativt, medarbetares förslag,
      kreativt, idé*
    `),
    typical: phrases(`
      uppmuntra, engagera anställda, anställda, förslag, sammanställa förbättringar, redovisa förbättringar,
      medarbetare idé, utmärkelse, belöna, innovationspris, tid utveckling, våga, experiment, medarbetardriven,
      synliggöra, samlar ihop, utvecklingsmedel, innovationsfond, öka takten, uppmuntras, stimulera,
      stimuleras, incitament, belöning, premiera, utrymme, reflektion, utvecklingstid, initiativ,
      förbättringar genomförts, förbättringar dokumenteras, antal förbättringar, redovisas förbättringar,
      visa upp, synliggörs, genomförda förbättringar, takten, förverkliga, inkomna förslag, utvecklingsfond,
      uppmärksamma, framgångar, förbättringar, medarbetarnas, medarbetarna, tävling, pris, tid avsatt,
      tid idéer, fånga upp, vågar, prövas, förslagsställare, smarta lösningar, nya lösningar, vardagliga,
      små förbättringar, förbättringstakt, belönas, lyfts fram, pengar
    `),
    hint: phrases(`ny, förändring, engagemang, medarbetare, prova`),
  },
  '8.1': {
    core: phrases(`
      samhällsbyggande, översiktsplan, detaljplan, samhällsplanering, övergripande planer, bostadsförsörjning,
      bostadsförsörjningsprogram, infrastruktur, utvecklingsprogram, tillväxtstrategi, planberedskap,
      fysisk planering, fördjupad översiktsplan, aktualitetspröva, planarbete, planprocess, planresurser,
      plankö, planläggning, planlagda, bostadsplan, bostadsbrist, bostadsmarknad, lägenheter, tomter, tomtmark,
      hyresrätter, trafikplan, trafikstrategi, bredband, fiber, bredbandsstrategi, järnväg, landsbygdsprogram,
      landsbygdsstrategi, centrumplan, centrum, stadskärna, tätort, grönplan, va-plan, lokalförsörjning,
      utbyggnad, exploatering, markpolitik, markreserv, utvecklingsplan, tillväxtplan, befolkningsmål,
      inflyttning, krisplan, krisledning, planberedskapen, platsmarknadsföring, översiktsplanen, detaljplaner,
      kommunens varumärke, samhällsplaneringen, planavdelning, landsbygdsplan, infrastrukturplan,
      bostadsbyggandet
    `),
    typical: phrases(`
      strategi, övergripande plan, planer, kommunövergripande, stadsplanering, centrumutveckling,
      landsbygdsutveckling, vision, krisberedskap, trygghet, kollektivtrafik, bostäder, bostadsbyggande,
      markanvisning, varumärke, attraktivitet, säkerhet, platsvarumärke, risk- och sårbarhetsanalys, byggande,
      bygga, bygglov, boende, vägar, pendling, tåg, buss, kommundelar, landsbygd, helhetsplan, samordna planer,
      mark, aktuell, aktualisera, inaktuell, föråldrad, sårbarhet, byggs, planering, invånare flytta, flyttar,
      beslutade planer, resecentrum, torg, attraktiv, befolkning, prognoser, bilder, gestaltning,
      kommunens roll, trafik, program, planerna, orter, plan*, övergripande strategi, miljö
    `),
    hint: phrases(`långsiktig, område, samlad, mål, tillväxt`),
  },
  '8.2': {
    core: phrases(`
      civilsamhälle, civilsamhället, föreningar, föreningsliv, frivillig, frivilliga, frivilligkrafter,
      frivilligorganisationer, volontär, ideella, idéburen, iop, överenskommelse, byalag, föreningsstöd,
      föreningsbidrag, lok, frivilligcentral, civilsamhällets, civila samhället, ideell sektor, föreningslivet,
      förening, frivilligarbete, frivilligverksamhet, frivilligcenter, volontärbyrå, volontärverksamhet,
      bidragsregler, bidragssystem, föreningsdialog, föreningsträffar, föreningsregister, idéburna,
      lokalt partnerskap, lokal överenskommelse, byalagen, bygderåd, bygdeutveckling, byautveckling, sockenråd,
      hembygdsförening, idrottsföreningar, kyrkan, församlingar, pensionärsorganisationer, handikappföreningar,
      kvinnojour, röda korset, landsbygdsråd, föreningsbidragen, lokala utvecklingsgrupper, lokala aktörer,
      föreningarna
    `),
    typical: phrases(`
      samverkan, stöd till, lokalsamhälle, trossamfund, eldsjälar, partnerskap, organisationer, studieförbund,
      idrott, fritid, lokaler, bidrag, lokal utveckling, anläggningar, samarbete, bygdegårdar, leader, stötta,
      policy föreningar, ideellt, engagemang, skötsel, skötselavtal, lokala initiativ, lokala krafter, eldsjäl,
      samlingslokal, mötesplatser, anläggning, aktörer, flickor, fördelning bidrag, byar, bygd, orter, bygden,
      lokalsamhället, kommunens stöd, socknar, frivilligas, sociala området, fritidsförvaltning,
      nätverk föreningar, samråd föreningar, ungdomars fritid, lokal utvecklingsplan, organisationerna
    `),
    hint: phrases(`lokal, stöd, dialog, strategi, gemensam`),
  },
  '8.3': {
    core: phrases(`
      kultur, kulturliv, kulturlivet, kulturplan, kulturprogram, kulturskola, bibliotek, kulturarrangemang,
      kulturpolitisk, konst, museum, teater, musik, kulturstrategi, kulturarv, kulturhus, evenemang,
      kulturella, kulturpolitik, kulturutbud, kulturverksamhet, kulturföreningar, kulturråd, kulturnämnd,
      kulturutövare, kulturupplevelser, kulturaktiviteter, kulturmiljö, kulturmiljöprogram, biblioteksplan,
      biblioteken, musikskola, konsthall, konstnärlig, bio, dans, författare, litteratur, museer, scenkonst,
      utställning, fornminnen, kulturstöd, ungdomskultur, biblioteket, kulturplanen
    `),
    typical: phrases(`
      konstnärer, scen, festival, kulturaktörer, offentlig konst, kulturbidrag, skapande skola, konsert,
      barnkultur, hembygd, arrangemang, film, kulturarbetare, ateljé, replokal, festivaler, publik, arrangörer,
      upplevelser, kreativa näringar, kulturområdet, kulturkväll, barn kultur, stöd kultur, hembygdsrörelse,
      teatern, estetisk
    `),
    hint: phrases(`aktörer, lokal, program, unga`),
  },
  '8.4': {
    core: phrases(`
      näringsliv, näringslivet, företag, företagare, företagsklimat, företagslots, näringslivsstrategi,
      näringslivsprogram, näringslivsråd, etablering, entreprenörskap, turism, besöksnäring, nyföretagande,
      arbetsmarknad, handel, nki företag, näringslivsfrågor, näringslivsarbete, näringslivsenhet,
      näringslivsbolag, näringslivskontor, näringslivschef, näringslivsklimat, näringslivsplan, företagen,
      företagarna, företagarträffar, företagsbesök, företagskontakter, företagsetableringar, etableringar,
      småföretag, svenskt näringsliv, insiktsmätning, myndighetsutövning, serveringstillstånd,
      upphandlingsdialog, industrimark, verksamhetsmark, industri, handelsområde, köpmän, centrumhandel,
      turismstrategi, turistbyrå, turister, besöksmål, hotell, destinationsutveckling, arbetslöshet,
      arbetsmarknadsinsatser, sysselsättning, entreprenörer, inkubator, yrkeshögskola, teknikcollege, lantbruk,
      gröna näringar, branscher, nyetablering, näringslivets, nyföretagarcentrum, turismen, företagens,
      besöksnäringen
    `),
    typical: phrases(`
      tillväxt, branschråd, ung företagsamhet, uf, insikt, lots, lokala företag, arbetsgivare, mark,
      kompetensförsörjning, nystartade, frukostmöten, upphandling, science park, arbetstillfällen,
      utvecklingsbolag, destination, service företag, dialog företag, skola arbetsliv, praktik, lotsa,
      en väg in, handläggningstider, kontaktperson, attityder, ranking, enkät företag, betyg, jobb,
      investeringar, tillstånd, leverantörer, upphandlingar, entreprenad, kompetensråd, yrkesutbildning,
      arbetsförmedling, besökare, näring, näringar, innovation, lokaler, regler, handläggning, gymnasieskola,
      skola, utbildning, arbetskraft, matchning, etablera sig
    `),
    hint: phrases(`samverkan, dialog, service, plan, möte`),
  },
  '8.5': {
    core: phrases(`
      internationell, internationella, internationellt, vänort, vänorter, vänortsutbyte, eu, eu-projekt,
      eu-medel, internationella kontakter, internationalisering, internationell strategi, utlandet, erasmus,
      globala, internationell policy, eu-fonder, eu-frågor, eu-bidrag, strukturfonder, socialfonden, esf,
      regionalfonden, utländska, vänortssamarbete, vänortsarbete, twinning, partnerkommun, sida, icld,
      eu-kontor, europeiska, ungdomsutbyte, elevutbyte, lärarutbyte, skolutbyte, nordisk, baltikum, östersjö,
      global, internationella frågor, internationellt arbete, internationella arbetet, utomlands, vänorterna
    `),
    typical: phrases(`
      utbyte, utbyten, europa, projekt andra länder, gränsöverskridande, bistånd, eu-samordnare, omvärld,
      norden, interreg, brysselkontor, mobilitet, utbytesprojekt, utbytesprogram, omvärldsbevakning,
      ansöka medel, söka medel, projektmedel, fonder, fairtrade, mervärde, resor, andra länder, länder, språk,
      delegation, medel, finansiering, internationellt utbyte
    `),
    hint: phrases(`policy, projekt, nytta, kontakt, strategi`),
  },
  '8.6': {
    core: phrases(`
      miljö, miljöarbete, miljöfrågor, klimat, energi, miljöprogram, miljömål, miljöstrategi, fossilfri,
      avfall, miljöledning, ekologisk, ekologiskt, utsläpp, naturvård, energieffektivisering, klimatstrategi,
      återvinning, ekokommun, miljöarbetet, miljöpolicy, miljöplan, miljöledningssystem, miljöcertifierad,
      miljöenhet, miljösamordnare, klimatarbete, klimatplan, klimatpåverkan, klimatanpassning, klimatmål,
      energiplan, energistrategi, energimål, energiförbrukning, energianvändning, energirådgivning, fossila,
      biogas, elbilar, tjänsteresor, resepolicy, transporter, miljökrav, ekologiska livsmedel, livsmedel,
      matsvinn, närproducerat, avfallsplan, källsortering, sopor, plast, naturreservat, naturvårdsprogram,
      grönområden, vattenkvalitet, vattenskydd, dricksvatten, övergödning, avlopp, buller, luftkvalitet,
      cykelvägar, solenergi, solel, växthusgaser, koldioxidbudget, cirkulär, återbruk, ekokommuner,
      gång- och cykelvägar, klimatfrågor, energieffektivitet
    `),
    typical: phrases(`
      vatten, biologisk mångfald, cykel, cykelplan, hållbara transporter, solceller, kemikalier, giftfri,
      fordonsflotta, ekologisk mat, miljöcertifiering, miljödiplomering, natur, vindkraft, laddstolpar,
      koldioxid, miljöredovisning, iso 14001, grön, grönyta, parker, skog, jordbruksmark, miljötillsyn,
      certifiering, klimatsmart, gröna, uppvärmning, grön flagg, miljöaspekt, miljönyckeltal, fordon, bilar,
      resor, cyklar, sjö, bilpool, sopsortering, bygga trä, hållbart byggande, hållbart resande, tjänstebilar,
      oljepannor, ekologiska
    `),
    hint: phrases(`hållbar, mål, uppföljning, plan`),
  },
  '8.7': {
    core: phrases(`
      social hållbarhet, socialt, hållbar utveckling, hållbarhet, folkhälsa, folkhälsoarbete, integration,
      agenda 2030, barnkonventionen, barnrätt, utanförskap, jämlikhet, jämställdhet, sociala, segregation,
      social, cemr, hållbarhetsstrategi, hållbarhetsplan, social dimension, hållbarhetsarbete,
      hållbarhetsprogram, hållbarhetsmål, globala målen, folkhälsoplan, folkhälsoprogram, folkhälsoråd,
      folkhälsostrateg, folkhälsomål, barnets rättigheter, barnets bästa, barnrättsperspektiv, barnperspektiv,
      barnbokslut, integrationsstrategi, integrationsplan, integrationsarbete, boendesegregation,
      ensamkommande, flyktingar, flyktingmottagning, utsatta, utanförskapet, hemlöshet, fattigdom,
      försörjningsstöd, ojämlikhet, jämlik, psykisk ohälsa, våld nära relationer, våldsbejakande, alkohol,
      narkotika, tobak, drogförebyggande, otrygghet, trygghetsarbete, trygghetsvandring, medborgarlöften,
      jämställdhetsfrågor, cemr-deklaration, minoriteter, hbtq, rasism, suicid, arbetsintegrerande,
      social hänsyn, ensamhet, livskvalitet, brottsförebyggande råd, socialt hållbar, jämställdhetsarbete,
      jämställdhetsintegrering
    `),
    typical: phrases(`
      hållbar, hållbarhetsredovisning, brottsförebyggande, brå, trygghet, droger, andt, delaktighet,
      tillgänglighet, mänskliga rättigheter, nyanlända, extremism, välfärdsbokslut, ekonomiskt, livsvillkor,
      hälsa, förebyggande, sociala investeringar, social investeringsfond, ungdomsarbetslöshet, barnfattigdom,
      dimensioner, tvärsektoriell, skillnader grupper, tidiga insatser, förebygga, socioekonomisk,
      uppväxtvillkor, barn unga, elevhälsa, bostadsområde, fritid, funktionsnedsättning, polis, lupp,
      drogvanor, välfärd, hållbarhetsbokslut, mål hållbarhet, mänskliga, ungdomar, barn, unga, trygg,
      utrikes födda, utlandsfödda, integrationen, hälsan, skolgång, avhopp, hållbarhetsperspektiv,
      arbetslösa ungdomar, kvinnor
    `),
    hint: phrases(`insatser, grupper, plan, samverkan, äldre`),
  },
};
