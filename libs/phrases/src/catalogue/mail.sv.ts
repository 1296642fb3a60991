/** Every sentence of the mails, of the log of reminders, and what the reminder rules refuse. */
export const mailSv = {
  'mail.number': 'Å-{number}',
  'mail.greeting': 'Hej {name}!',
  'mail.subject.overdue': '{count, plural, one {1 åtgärd är försenad: {title}} other {# åtgärder är försenade}}',
  'mail.subject.unitOverdue':
    '{count, plural, one {Försenad åtgärd i din enhet: {title}} other {# försenade åtgärder i din enhet}}',
  'mail.subject.due': '{count, plural, one {{when}: {title}} other {# åtgärder ska snart vara klara}}',
  'mail.subject.stale': '{count, plural, one {Hur går det med {title}?} other {Hur går det med # åtgärder?}}',
  'mail.subject.evidenceExpiring':
    '{count, plural, one {Bevis går snart ut: {title}} other {Bevis går snart ut för # åtgärder}}',
  'mail.subject.verificationWaiting':
    '{count, plural, one {Väntar på din verifiering: {title}} other {# åtgärder väntar på din verifiering}}',
  'mail.subject.effectDue':
    '{count, plural, one {Gav det effekt? {title}} other {Gav det effekt? # åtgärder att se över}}',
  'mail.subject.reviewDue':
    '{count, plural, one {Dags att pröva igen: {title}} other {# avböjda åtgärder att pröva igen}}',
  'mail.subject.sentBack': '{count, plural, one {Skickad tillbaka: {title}} other {# åtgärder har skickats tillbaka}}',
  'mail.subject.dateAsked':
    '{count, plural, one {Nytt datum att ta ställning till: {title}} other {Nya datum att ta ställning till för # åtgärder}}',
  'mail.subject.dateDecided':
    '{count, plural, one {Svar om datumet för {title}} other {Svar om datumet för # åtgärder}}',
  'mail.subject.assignment': '{count, plural, one {Ny åtgärd för dig: {title}} other {# nya åtgärder för dig}}',
  'mail.subject.mention': '{count, plural, one {Du är nämnd i {title}} other {Du är nämnd i # åtgärder}}',
  'mail.subject.mailStopped': 'Påminnelser kommer inte fram till en medarbetare',
  'mail.subject.mixed':
    '{count, plural, one {# åtgärd} other {# åtgärder}} att titta på{late, plural, =0 {} one {, varav 1 är försenad} other {, varav # är försenade}}',
  'mail.summary.overdue': '{count, plural, one {En åtgärd är försenad.} other {# åtgärder är försenade.}}',
  'mail.summary.unitOverdue':
    '{count, plural, one {En åtgärd i din enhet är försenad.} other {# åtgärder i din enhet är försenade.}}',
  'mail.summary.due': '{count, plural, one {En åtgärd ska snart vara klar.} other {# åtgärder ska snart vara klara.}}',
  'mail.summary.stale': '{count, plural, one {Hur går det med din åtgärd?} other {Hur går det med dina åtgärder?}}',
  'mail.summary.evidenceExpiring': '{count, plural, one {Ett bevis går snart ut.} other {Bevis går snart ut.}}',
  'mail.summary.verificationWaiting':
    '{count, plural, one {En åtgärd väntar på att du verifierar den.} other {# åtgärder väntar på att du verifierar dem.}}',
  'mail.summary.effectDue':
    '{count, plural, one {Det är dags att se om en åtgärd gav effekt.} other {Det är dags att se om # åtgärder gav effekt.}}',
  'mail.summary.reviewDue':
    '{count, plural, one {En avböjd åtgärd ska prövas igen.} other {# avböjda åtgärder ska prövas igen.}}',
  'mail.summary.sentBack':
    '{count, plural, one {En åtgärd har skickats tillbaka till dig.} other {# åtgärder har skickats tillbaka till dig.}}',
  'mail.summary.dateAsked':
    '{count, plural, one {Någon ber om ett nytt datum.} other {Någon ber om nya datum för # åtgärder.}}',
  'mail.summary.dateDecided':
    '{count, plural, one {Datumet som du bad om är besvarat.} other {Datumen som du bad om är besvarade.}}',
  'mail.summary.assignment': '{count, plural, one {Du har fått en ny åtgärd.} other {Du har fått # nya åtgärder.}}',
  'mail.summary.mention': '{count, plural, one {Någon har nämnt dig.} other {Du är nämnd i # åtgärder.}}',
  'mail.summary.mailStopped': 'Påminnelser kommer inte fram till en medarbetare.',
  'mail.summary.mixed': '{count, plural, one {Här är en åtgärd} other {Här är # åtgärder}} som behöver dig.',
  'mail.lead.report': 'Berätta hur det går. Det tar en minut.',
  'mail.lead.look': 'Öppna i Kompassplan för att se mer.',
  'mail.when.late': '{days, plural, one {Försenad 1 dag} other {Försenad # dagar}}',
  'mail.when.today': 'Ska vara klar i dag',
  'mail.when.tomorrow': 'Ska vara klar i morgon',
  'mail.when.left': '{days} dagar kvar',
  'mail.tag.stale': 'Ingen rapport på länge',
  'mail.tag.evidenceExpiring': 'Bevis går ut {day}',
  'mail.tag.verificationWaiting': 'Väntar på verifiering',
  'mail.tag.effectDue': 'Effekten ska ses över',
  'mail.tag.reviewDue': 'Ska prövas igen',
  'mail.tag.sentBack': 'Skickad tillbaka',
  'mail.tag.dateAsked': 'Nytt datum att besluta om',
  'mail.tag.dateDecided': 'Svar om datumet',
  'mail.tag.assignment': 'Ny för dig',
  'mail.tag.mention': 'Du är nämnd',
  'mail.tag.mailStopped': 'Mejl till {name} kommer inte fram',
  'mail.item.due': 'Klar senast {day}',
  'mail.item.progress': '{progress} % klart',
  'mail.item.owner': 'Ansvarig: {name}',
  'mail.button.report': 'Öppna och uppdatera {number}',
  'mail.button.open': 'Öppna {number}',
  'mail.linkNote':
    'Länken öppnar en sida i Kompassplan utan inloggning. Inget ändras förrän du själv har valt ett svar där. Länken är personlig och gäller i {days} dagar.',
  'mail.why.title': 'Varför får jag detta mejl?',
  'mail.why.due':
    'Du är ansvarig för {actions}. {municipality} påminner den som är ansvarig innan datumet och på själva dagen.',
  'mail.why.overdue':
    'Du är ansvarig för {actions} och datumet har passerat. Påminnelserna fortsätter tills något har rapporterats.',
  'mail.why.escalation':
    'Du är ansvarig för {actions}. Datumet har passerat för så länge sedan att även chefen får ett mejl.',
  'mail.why.unitOverdue':
    'Du är chef för enheten som har {actions}. Den ansvariga har påmints, men inget har rapporterats.',
  'mail.why.stale': 'Du är ansvarig för {actions}. Ingen har rapporterat på minst {days} dagar.',
  'mail.why.evidenceExpiring':
    'Du är ansvarig för {actions}. När beviset går ut räknas åtgärden inte längre som verifierad.',
  'mail.why.verificationWaiting':
    '{actions} är {count, plural, one {rapporterad som klar} other {rapporterade som klara}}. En annan person än den ansvariga ska verifiera.',
  'mail.why.effectDue':
    '{actions} {count, plural, one {är verifierad} other {är verifierade}} sedan en tid. Någon annan än den ansvariga ska se om effekten håller i sig.',
  'mail.why.reviewDue':
    '{actions} {count, plural, one {avböjdes} other {avböjdes}} med ett datum då frågan ska prövas igen. Nu är det dags.',
  'mail.why.sentBack':
    'Du är ansvarig för {actions}. Den som skulle verifiera har skickat tillbaka arbetet med ett skäl.',
  'mail.why.dateAsked': 'Någon har bett om ett nytt datum för {actions}, och du kan besluta om det.',
  'mail.why.dateDecided': 'Du bad om ett nytt datum för {actions}, och nu är det beslutat.',
  'mail.why.assignment': 'Någon har gjort dig ansvarig för {actions}.',
  'mail.why.mention': 'Någon har nämnt dig i en kommentar till {actions}.',
  'mail.why.mailStopped':
    'Mejlservern har två gånger avvisat adressen till den som skulle ha fått påminnelsen om {actions}. Inga fler påminnelser skickas dit förrän en administratör har rättat adressen under Inställningar i Kompassplan.',
  'mail.why.insteadOf': 'Du är ersättare för {name}, som har pausat sina påminnelser.',
  'mail.why.cap':
    'Du får högst ett mejl om dagen. Hur ofta du får påminnelser väljer du i Kompassplan under ditt namn.',
  'mail.unsubscribe': 'Sluta få de här påminnelserna',
  'mail.signIn.subject': 'Logga in i Kompassplan',
  'mail.signIn.lead': 'Tryck på knappen för att logga in. Länken kan användas en gång.',
  'mail.signIn.button': 'Logga in',
  'mail.signIn.why':
    'Någon, förmodligen du, bad om en inloggningslänk till {email}. Var det inte du kan du strunta i mejlet.',
  'mail.invitation.subject': 'Välkommen till Kompassplan i {municipality}',
  'mail.invitation.lead':
    '{municipality} följer upp sina förbättringar i Kompassplan, och du är inbjuden. Börja med att välja ett lösenord.',
  'mail.invitation.button': 'Kom igång',
  'mail.invitation.why':
    'En administratör i {municipality} har lagt till {email}. Du kan också logga in med en länk i mejl.',
  'mail.validUntil': 'Länken gäller till {day} klockan {time}.',
  'mail.sample.subject': 'Provmejl: {subject}',
  'mail.sample.lead': 'Så här ser en påminnelse ut. Det här är ett prov som du själv bad om.',
  'mail.sample.why': 'Du tryckte på Skicka ett provmejl till mig.',
  'mail.sample.title': 'Exempel på en åtgärd',
  'mail.error.later': 'Mejlservern tog inte emot mejlet. Ett nytt försök görs.',
  'mail.error.refused': 'Mejlservern avvisade mejlet.',
  'mail.error.gaveUp': 'Mejlservern har inte tagit emot mejlet trots många försök.',
  'mail.error.bounced': 'Mejlet kom tillbaka: adressen finns inte.',
  'mail.error.bouncedSoft': 'Mejlet kom tillbaka.',
  'mail.error.uncertain': 'Förbindelsen bröts när mejlet lämnades över. Det kan ha kommit fram.',
  'mail.error.interrupted': 'Kompassplan stoppades när mejlet lämnades över. Det kan ha kommit fram.',
  'mail.error.expired': 'Länken hann gå ut innan mejlet kunde skickas.',
  'mail.error.folded': 'Innehållet gick med i ett senare mejl, så att personen fick ett mejl i stället för flera.',
  'mail.error.quietDay': 'I dag skickas inga mejl. Mejlet går nästa arbetsdag.',
  'mail.error.oneADay': 'Högst ett mejl per person och dag. Det här går nästa arbetsdag.',
  'mail.error.tooEarly': 'Mejlet är försenat och går vid dagens vanliga tid.',
  'mail.error.answer': '{sentence} Serverns svar: {answer}',
  'mail.quiet.weekend': 'Helg',
  'problem.reminder.ladder-twice': 'Två steg i påminnelsetrappan ligger på samma dag ({days} dagar från datumet).',
  'problem.reminder.range-invalid': 'Perioden {from} till {to} har ett datum som inte finns.',
  'problem.reminder.not-undecided': 'Mejlet väntar inte på något beslut. Ladda om loggen.',
} as const;
