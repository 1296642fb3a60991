export const planProblemsSv = {
  'problem.action.verify-not-done': 'Åtgärden måste vara klar innan den kan verifieras.',
  'problem.action.verify-own':
    'Den som är ansvarig, har varit med i arbetet eller har lagt till beviset kan inte verifiera åtgärden. Be någon annan.',
  'problem.action.owner-verified-it':
    'Den som har verifierat åtgärden kan inte bli ansvarig för den. Öppna åtgärden igen först.',
  'problem.evidence.verified': 'Åtgärden är verifierad. Öppna den igen innan du ändrar eller tar bort bevis.',
  'problem.action.verified':
    'Åtgärden är verifierad. Öppna den igen innan du ändrar det som verifierades: rubrik, önskad effekt, indikator, insats och kopplingar.',
  'problem.action.verify-without-evidence': 'Åtgärden behöver minst ett giltigt bevis innan den kan verifieras.',
  'problem.action.status-not-allowed': 'Åtgärden kan inte gå från sin nuvarande status till den du valde.',
  'problem.action.help-text-missing': 'Skriv vilken hjälp som behövs.',
  'problem.action.decline-reason-missing': 'Skriv varför åtgärden avböjs.',
  'problem.action.reopen-reason-missing': 'Skriv varför åtgärden öppnas igen.',
  'problem.action.progress-out-of-range': 'Framsteg anges i hela procent från 0 till 100.',
  'problem.action.progress-needs-done': '100 procent betyder klar: välj status Klar eller en lägre procent.',
  'problem.action.progress-on-declined': 'Åtgärden är avböjd och måste öppnas igen innan framsteg kan rapporteras.',
  'problem.action.due-reason-missing': 'Skriv varför datumet ändras.',
  'problem.action.due-closed':
    '{status, select, declined {Är avböjd: datumet ändras inte.} verified {Är verifierad: datumet ändras inte.} other {Är redan klar: datumet ändras inte.}} Öppna åtgärden igen om den behöver ett nytt datum.',
  'problem.action.review-passed': 'Dagen då åtgärden ska prövas igen har redan varit. Välj i dag eller en senare dag.',
  'problem.history.export-too-large': 'Urvalet har för många rader för en fil. Välj färre dagar.',
  'problem.history.evaluation-missing': 'Välj en utvärdering. Före och efter visas för en plan i taget.',
  'problem.action.deputy-is-owner': 'Den som är ansvarig kan inte vara sin egen ersättare. Välj en annan person.',
  'problem.action.start-after-due': 'Startdatumet ligger efter klar senast. Ändra ett av dem.',
  'problem.action.dependency-circle': 'Då skulle åtgärden till slut vänta på sig själv. Välj en annan åtgärd.',
  'problem.checklist.full': 'Checklistan har plats för högst {max} punkter.',
  'problem.checklist.order-incomplete': 'Checklistan har ändrats. Ladda om åtgärden och flytta punkten igen.',
} as const;
