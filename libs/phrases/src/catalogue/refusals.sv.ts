/** What import, actions, evidence and readiness say no with. */
export const refusalsSv = {
  'problem.import.file-missing': 'Ingen fil kom med. Välj en rapport och försök igen.',
  'problem.import.not-removable': 'Bara en import som avbrutits eller inte gick att läsa kan tas bort ur listan.',
  'problem.import.not-in-review': 'Importen granskas inte längre. Ladda om sidan för att se läget.',
  'problem.import.year-missing': 'Rapportens årtal hittades inte. Kontrollera att det är rätt dokument.',
  'problem.import.duplicate-evaluation':
    'En utvärdering från {year} finns redan i planen, med {count, plural, one {en åtgärd} other {# åtgärder}}. Skapar du den här blir åtgärderna dubbla.',
  'problem.import.no-such-evaluation': 'Planen har ingen utvärdering att jämföra med.',
  'problem.import.other-evaluation':
    'Rapporten gäller en annan utvärdering än den du vill rätta. Jämför kommun, årtal och antal områden.',
  'problem.action.owner-unknown': 'Den ansvariga finns inte i kommunen. Välj en annan person.',
  'problem.action.owner-inactive': 'Den personen är inte aktiv längre. Välj en annan ansvarig.',
  'problem.action.unit-unknown': 'Enheten finns inte. Välj en annan enhet.',
  'problem.action.sub-question-unknown': 'Delfrågan finns inte i utvärderingen. Välj en annan delfråga.',
  'problem.action.person-unknown': 'En av personerna finns inte i kommunen. Välj någon annan.',
  'problem.action.person-inactive': 'En av personerna är inte aktiv längre. Välj någon annan.',
  'problem.action.dependency-unknown': 'En av åtgärderna finns inte i den här planen. Välj en annan.',
  'problem.comment.mention-unknown':
    'En person som nämns är inte aktiv i kommunen längre. Ta bort namnet och försök igen.',
  'problem.evidence.incomplete': 'Beviset är inte komplett. Lägg till länken, texten eller filen.',
  'problem.evidence.file-type':
    'Filtypen går inte att spara som bevis. Använd PDF, Word, Excel, PowerPoint, OpenDocument, PNG eller JPEG.',
  'problem.view.name-taken': 'Du har redan en vy som heter {name}. Välj ett annat namn, eller ersätt den.',
  'problem.readiness.target-out-of-range': 'Målet ska ligga mellan {from} och {to} poäng.',
  'problem.readiness.target-reason-missing': 'Skriv varför målet ska vara ett annat.',
  'problem.readiness.waiver-reason-missing': 'Skriv varför delfrågan inte ska ha något mål.',
  'problem.readiness.waiver-review-passed': 'Dagen då beslutet ska ses över har redan varit. Välj en senare dag.',
  'problem.crosswalk.invalid':
    'Jämförelsen mellan utvärderingarna går inte att spara: {count, plural, one {en delfråga står fel} other {# delfrågor står fel}}. Börja med {number}. Varje delfråga ska stå på exakt ett ställe.',
} as const;
